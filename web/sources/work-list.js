/**
 * The works that a paper cites, narrowed down and put in order.
 * Knows the list; nothing of the page.
 */

/** @typedef {import("../service/types.js").Span} Span */
/** @typedef {"cited" | "interview" | "asserted"} Grounds */
/** @typedef {{quote: string, spans: Span[], section: string[], grounds: Grounds, footnotes: number[]}} Resting */
/**
 * @typedef {object} Work
 * @property {string} id
 * @property {import("../service/types.js").Source} source
 * @property {number[]} notes
 * @property {string[]} outlets
 * @property {boolean} official
 * @property {"cited" | "interview"} grounds
 * @property {Resting[]} claims
 */
/** @typedef {"note" | "name" | "newest" | "oldest" | "most"} Order */
/** @typedef {{words?: string, type?: string, outlet?: string, grounds?: string, from?: string, to?: string}} Wish */
/** @typedef {{value: string, count: number}} Choice */

/** A note by its number, as readers write it. */
const NOTE = /(?:\bfn|\b(?:foot)?notes?|각주)\.?\s*(\d+)/giu;

/** A text without what a reader would not type: case, accents, marks. @param {string} text */
const fold = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}'’‘]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ");

/** @type {WeakMap<Work, string>} */
const folded = new WeakMap();

/** @param {Work} work @returns {string} everything of a work that a search may hit, folded once */
function listWords(work) {
  const known = folded.get(work);
  if (known !== undefined) return known;
  const { text, title, authors, container, publisher, date, url } = work.source;
  const quotes = work.claims.map(({ quote }) => quote);
  const words = fold([text, title, ...authors, container, publisher, date, url, ...work.outlets, ...quotes].join(" "));
  folded.set(work, words);
  return words;
}

/** @param {Work} work @returns {string} what it is sorted under: its first author, else its title */
const nameFirst = ({ source }) => fold(source.authors[0] ?? source.title ?? source.text);

/** @type {Record<string, (work: Work) => string[]>} the values by which a work is found, for each choice */
const VALUES = {
  type: ({ source }) => [source.type],
  outlet: ({ outlets }) => outlets.map(foldOutlet),
  grounds: ({ grounds, official }) => [grounds, ...(official ? ["official"] : [])],
};

/** Outlets that differ in case, marks or an article are one. @param {string} name */
const foldOutlet = (name) => fold(name).trim().replace(/^the /, "");

/**
 * Keep the works that fit a wish in all its parts; words are found in any order, each anywhere, and "fn 27" finds what
 * note 27 cites.
 * @param {Work[]} works
 * @param {Wish} wish
 * @returns {Work[]}
 */
export function filterWorks(works, { words = "", from = "", to = "", ...chosen }) {
  const numbers = [...words.matchAll(NOTE)].map((match) => Number(match[1]));
  const wanted = fold(words.replace(NOTE, " ")).trim().split(" ").filter(Boolean);
  const [first, last] = [Number(from) || -Infinity, Number(to) || Infinity];
  const isDated = first > -Infinity || last < Infinity;
  return works.filter((work) => {
    const { year } = work.source;
    if (isDated && (year === null || year < first || year > last)) return false;
    if (Object.entries(chosen).some(([name, value]) => value && !VALUES[name](work).includes(value))) return false;
    if (!numbers.every((number) => work.notes.includes(number))) return false;
    const held = wanted.length ? listWords(work) : "";
    return wanted.every((word) => held.includes(word));
  });
}

/** @type {Record<Order, (one: Work, other: Work) => number>} */
const ORDERS = {
  note: () => 0,
  name: (one, other) => nameFirst(one).localeCompare(nameFirst(other)),
  newest: (one, other) => compareDates(other, one),
  oldest: (one, other) => compareDates(one, other),
  most: (one, other) => other.notes.length - one.notes.length || other.claims.length - one.claims.length,
};

/** @param {Work} work */
const readDate = ({ source }) => source.date ?? (source.year === null ? "" : String(source.year));

/** @param {Work} one @param {Work} other */
const compareDates = (one, other) => readDate(one).localeCompare(readDate(other));

/**
 * Put works in order; those without a date come last, those that tie stay as the paper cites them.
 * @param {Work[]} works
 * @param {Order} order
 * @returns {Work[]}
 */
export function sortWorks(works, order) {
  const sorted = works.toSorted(ORDERS[order]);
  if (order !== "newest" && order !== "oldest") return sorted;
  return [...sorted.filter(readDate), ...sorted.filter((work) => !readDate(work))];
}

/**
 * List what may be chosen, with how many works each leaves, the most frequent first.
 * @param {Work[]} works
 * @param {"type" | "outlet" | "grounds"} name
 * @returns {Choice[]}
 */
export function listChoices(works, name) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of works.flatMap(VALUES[name])) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).toSorted((one, other) => other.count - one.count);
}

/**
 * Name outlets as they are printed first, by the values of `listChoices`.
 * @param {Work[]} works
 * @returns {Map<string, string>}
 */
export function nameOutlets(works) {
  const names = works.flatMap(({ outlets }) => outlets).toReversed();
  return new Map(names.map((name) => [foldOutlet(name), name]));
}
