/**
 * The fixed wording of the page: places, grounds and counts as readers write them.
 * Knows nothing of the page.
 */

import { isSameWords } from "./spans.js";

/** @typedef {import("../service/types.js").Citation} Citation */

const NO_BREAK_SPACE = "\u00a0";
const JOINER = "\u2060";

const KINDS = /** @type {Record<string, string>} */ ({
  table_cell: "table cell",
  table_row: "table row",
  footnote: "the note itself",
  front_matter: "title page and imprint",
});

/**
 * @param {[number, number] | null} pages
 * @returns {string} "pp. 15–21" that no line end cuts, "p. 4", or nothing
 */
export function wordPages(pages) {
  if (!pages) return "";
  const [first, last] = pages;
  return first === last ? `p.${NO_BREAK_SPACE}${first}` : `pp.${NO_BREAK_SPACE}${first}${JOINER}–${JOINER}${last}`;
}

/**
 * Say where a citation stands: its section, pages and kind. A title that is itself cited is not named twice.
 * @param {Citation} citation
 * @returns {string}
 */
export function wordPlace(citation) {
  const section = citation.section.filter((label) => !isSameWords(label, citation.quote));
  const parts = [section.join(" › "), wordPages(citation.pages), KINDS[citation.kind] ?? ""];
  return parts.filter(Boolean).join(", ");
}

/**
 * @param {number[]} numbers
 * @returns {string} "fn 27, fn 28"
 */
export function wordNotes(numbers) {
  return numbers.map((number) => `fn ${number}`).join(", ");
}

/**
 * Say on what the paper itself rests the cited words.
 * @param {Citation} citation
 * @returns {string}
 */
export function wordGrounds(citation) {
  const notes = wordNotes(citation.footnotes);
  if (citation.grounds === "interview") return notes ? `author’s interview: ${notes}` : "author’s interview";
  if (citation.grounds === "cited") return notes ? `cited: ${notes}` : "cited";
  return citation.kind === "front_matter" ? "as printed in the paper" : "asserted, no note";
}

/**
 * Word the places and grounds of a claim's citations, those that agree on one line.
 * @param {Citation[]} citations
 * @returns {{numbers: number[], place: string, grounds: string}[]}
 */
export function wordClaimGrounds(citations) {
  /** @type {Map<string, {numbers: number[], place: string, grounds: string}>} */
  const lines = new Map();
  for (const citation of citations) {
    const place = wordPlace(citation);
    const grounds = wordGrounds(citation);
    const line = lines.get(`${place}|${grounds}`) ?? { numbers: [], place, grounds };
    line.numbers.push(citation.number ?? 0);
    lines.set(`${place}|${grounds}`, line);
  }
  return [...lines.values()];
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 * @returns {string} "1 note", "3 notes"
 */
export function wordCount(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * @param {import("../service/types.js").Answer} answer
 * @returns {string} what came of a question, before the answer itself is read out
 */
export function wordOutcome(answer) {
  return answer.status === "answered"
    ? `Answered with ${wordCount(answer.citations.length, "quotation")}.`
    : "Not in the paper.";
}

/**
 * Say how an answer was made and how long it took.
 * @param {import("../service/types.js").Answer} answer
 * @returns {string}
 */
export function wordMaking(answer) {
  const ways = new Set(answer.claims.map((claim) => claim.support));
  const how = [
    ways.has("verbatim") && "the paper’s own words",
    ways.has("composed") && "a fixed sentence around the paper’s words",
    ways.has("supported") && `worded by ${answer.model ?? "a model"}, checked against the paper`,
  ]
    .filter(Boolean)
    .join("; ");
  const total = answer.timings_ms?.total;
  const line = total === undefined ? how : `${how} · ${Math.max(1, Math.round(total))} ms`;
  return line.charAt(0).toUpperCase() + line.slice(1);
}
