/**
 * Questions that may come next: made from what an answer itself names, which the paper can answer.
 * Knows answers, not the page; the questions are in the paper's language, not the page's.
 */

/** @typedef {import("../service/types.js").Answer} Answer */
/** @typedef {import("../service/types.js").Citation} Citation */

const MOST = 3;
const LONGEST_TITLE = 90;

/**
 * Suggest what to ask after an answer or a refusal: its notes, its section, what the paper itself suggests.
 * @param {Answer} answer
 * @param {{starters?: string[], asked?: string[]}} given  `asked` is left out
 * @returns {string[]} three at most
 */
export function suggestFollowUps(answer, { starters = [], asked = [] }) {
  const own = answer.status === "answered" ? [askOfNote(answer), askOfSection(answer.citations, asked)] : [];
  const nearest = answer.status === "answered" ? [] : [askOfSection(answer.nearest, asked)];
  const known = new Set([...asked, answer.question].map(fold));
  const all = [...own, ...nearest, ...starters].filter((question) => question !== null);
  return [...new Map(all.map((question) => [fold(question), question]))]
    .filter(([folded]) => !known.has(folded))
    .map(([, question]) => question)
    .slice(0, MOST);
}

/** @param {string} question */
function fold(question) {
  return question.trim().toLowerCase().replace(/\bnote\b/, "footnote");
}

/** What its first note cites; where the answer shows the note itself, what that supports. @param {Answer} answer */
function askOfNote({ citations, footnotes }) {
  const behind = citations.flatMap((citation) => citation.footnotes);
  const note = footnotes.find(({ number, sources }) => sources.length && behind.includes(number));
  if (note) return `What does footnote ${note.number} cite?`;
  const shown = footnotes.find(({ supports }) => supports?.length);
  return shown ? `What does footnote ${shown.number} support?` : null;
}

/** @param {Citation[]} citations @param {string[]} asked */
function askOfSection(citations, asked) {
  for (const { section } of citations) {
    const title = (section.at(-1) ?? "").replace(/^\d+\.?\s+/, "");
    if (!title || title.length > LONGEST_TITLE) continue;
    const question = `What does the section “${title}” say?`;
    if (!asked.some((each) => fold(each) === fold(question))) return question;
  }
  return null;
}
