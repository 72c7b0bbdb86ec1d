/**
 * The fixed wording of the page: places, grounds and counts as readers write them.
 * Knows nothing of the page.
 */

import { canSay, say } from "./say.js";
import { isSameWords } from "./spans.js";

/** @typedef {import("../service/types.js").Citation} Citation */

/**
 * @param {[number, number] | null} pages
 * @returns {string} "pp. 15–21" that no line end cuts, "p. 4", or nothing
 */
export function wordPages(pages) {
  if (!pages) return "";
  const [first, last] = pages;
  return first === last ? say("place.page", { page: first }) : say("place.pages", { first, last });
}

/**
 * Say where a citation stands: its section, pages and kind. A title that is itself cited is not named twice.
 * @param {Citation} citation
 * @returns {string}
 */
export function wordPlace(citation) {
  const section = citation.section.filter((label) => !isSameWords(label, citation.quote));
  const kind = `place.${citation.kind}`;
  const parts = [section.join(" › "), wordPages(citation.pages), canSay(kind) ? say(kind) : ""];
  return parts.filter(Boolean).join(", ");
}

/**
 * @param {number[]} numbers
 * @returns {string} "fn 27, fn 28"
 */
export function wordNotes(numbers) {
  return numbers.map((number) => say("note.short", { number })).join(", ");
}

/** @param {Citation} citation @returns {string} what the title page says needs no note: it is "printed" */
function nameGrounds({ grounds, kind }) {
  return grounds === "asserted" && kind === "front_matter" ? "printed" : grounds;
}

/**
 * Say on what the paper itself rests the cited words.
 * @param {Citation} citation
 * @returns {string}
 */
export function wordGrounds(citation) {
  const grounds = say(`grounds.${nameGrounds(citation)}`);
  const notes = citation.grounds === "asserted" ? "" : wordNotes(citation.footnotes);
  return notes ? say("grounds.with-notes", { grounds, notes }) : grounds;
}

/**
 * Word the places and grounds of a claim's citations, those that agree on one line.
 * @param {Citation[]} citations
 * @returns {{numbers: number[], place: string, grounds: string, kind: string}[]}  `kind` is the grounds, or "printed"
 */
export function wordClaimGrounds(citations) {
  /** @type {Map<string, {numbers: number[], place: string, grounds: string, kind: string}>} */
  const lines = new Map();
  for (const citation of citations) {
    const place = wordPlace(citation);
    const grounds = wordGrounds(citation);
    const line = lines.get(`${place}|${grounds}`) ?? { numbers: [], place, grounds, kind: nameGrounds(citation) };
    line.numbers.push(citation.number ?? 0);
    lines.set(`${place}|${grounds}`, line);
  }
  return [...lines.values()];
}

/**
 * @param {number} count
 * @param {string} thing  "note", "source", "claim" or "question"
 * @returns {string} "1 note", "3 notes"
 */
export function wordCount(count, thing) {
  return say(`count.${thing}`, { count });
}

/**
 * @param {import("../service/types.js").Answer} answer
 * @returns {string} what came of a question, before the answer itself is read out
 */
export function wordOutcome(answer) {
  return answer.status === "answered"
    ? say("answer.outcome", { count: answer.citations.length })
    : say("refusal.outcome");
}

/**
 * Say how an answer was made and how long it took.
 * @param {import("../service/types.js").Answer} answer
 * @returns {string}
 */
export function wordMaking(answer) {
  const ways = new Set(answer.claims.map((claim) => claim.support));
  const how = [
    ways.has("verbatim") && say("answer.verbatim"),
    ways.has("composed") && say("answer.composed"),
    ways.has("supported") && say("answer.supported", { model: answer.model ?? say("answer.a-model") }),
  ]
    .filter(Boolean)
    .join("; ");
  const total = answer.timings_ms?.total;
  const line = total === undefined ? how : `${how} · ${Math.max(1, Math.round(total))} ms`;
  return line.charAt(0).toUpperCase() + line.slice(1);
}
