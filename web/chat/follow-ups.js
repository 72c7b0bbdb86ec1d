/**
 * Questions that may come next: made from what an answer itself names, which the paper can answer.
 * Knows answers, not the page; the questions are in the paper's language, not the page's.
 */

/** @typedef {import("../service/types.js").Answer} Answer */
/** @typedef {import("../service/types.js").Citation} Citation */

const MOST = 3;
const LONGEST_TITLE = 90;
// In a question these words ask or join; a name that holds one is not read as one name.
const AMBIGUOUS = /\b(of|from|by|in|on|news|officials?|reports?|articles?|papers?)\b/i;

/**
 * Suggest what to ask after an answer or a refusal: its notes, its section, what the paper itself suggests.
 * @param {Answer} answer
 * @param {{starters?: string[], asked?: string[]}} given  `asked` is left out
 * @returns {string[]} three at most
 */
export function suggestFollowUps(answer, { starters = [], asked = [] }) {
  const own = answer.status === "answered" ? [askOfNotes(answer), askOfSection(answer.citations, asked)] : [];
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

/**
 * What else rests on an outlet that its notes cite, for what they cite is shown already; where it is about a note
 * itself, what that supports.
 * @param {Answer} answer
 */
function askOfNotes({ citations, footnotes }) {
  const behind = citations.flatMap((citation) => citation.footnotes);
  const shown = footnotes.find(({ number, supports }) => supports?.length && !behind.includes(number));
  if (shown) return `What does footnote ${shown.number} support?`;
  const [outlet] = footnotes.flatMap(({ sources }) => sources.map(nameOutlet)).filter(Boolean);
  return outlet ? `Which claims rest on ${outlet}?` : null;
}

/** @param {import("../service/types.js").Source} source @returns {string | null} its outlet, or the body that made it */
function nameOutlet({ container, names, type }) {
  const name = container ?? names?.find(({ literal }) => literal)?.literal;
  return name && type !== "interview" && !AMBIGUOUS.test(name) ? name : null;
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
