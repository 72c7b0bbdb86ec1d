/**
 * Claims that were checked: where a claim differs, and where the paper says what it says instead.
 * Knows the texts; nothing of the page.
 */

import { sliceCodePoints } from "../words/code-points.js";

/** @typedef {"supported" | "differs" | "not_found"} Verdict */
/** @typedef {"number" | "date" | "name" | "negation" | "attribution" | "stitched" | "fabricated"} DifferenceKind */
/** @typedef {{kind: DifferenceKind, claimed: string, found: string | null, claimed_at: [number, number]}} Difference */
/**
 * @typedef {object} Check
 * @property {Verdict} verdict
 * @property {string} claim
 * @property {Difference[]} differences
 * @property {string} text
 * @property {import("../service/types.js").Citation[]} citations
 * @property {import("../service/types.js").Note[]} footnotes
 * @property {import("../service/types.js").Citation[]} nearest
 */
/** @typedef {{counts: Record<Verdict, number>, claims: Check[]}} TextCheck */
/** @typedef {{text: string, isMarked: boolean}} Piece */

/** The verdicts in the order in which they are told, each with its shape. */
export const SHAPES = /** @type {Record<Verdict, string>} */ ({ supported: "✓", differs: "≠", not_found: "∅" });

/**
 * Cut a claim at the stretches that differ; those that overlap become one.
 * @param {string} claim
 * @param {Difference[]} differences  where each stands in the claim, in code points
 * @returns {Piece[]}
 */
export function cutClaim(claim, differences) {
  const length = Array.from(claim).length;
  /** @type {Piece[]} */
  const pieces = [];
  const push = (/** @type {number} */ start, /** @type {number} */ end, /** @type {boolean} */ isMarked) => {
    if (start < end) pieces.push({ text: sliceCodePoints(claim, start, end), isMarked });
  };
  let position = 0;
  for (const [start, end] of differences.map((each) => each.claimed_at).toSorted((one, other) => one[0] - other[0])) {
    push(position, start, false);
    push(Math.max(position, start), end, true);
    position = Math.max(position, end);
  }
  push(position, length, false);
  return pieces;
}

/** Where a value stands on its own, not inside a longer word or number. @param {string} quote @param {string} value */
function findValue(quote, value) {
  const isPart = (/** @type {string | undefined} */ sign) => Boolean(sign && /[\p{L}\p{N}]/u.test(sign));
  for (let at = quote.indexOf(value); at >= 0; at = quote.indexOf(value, at + 1)) {
    const end = at + value.length;
    if (!(isPart(quote[at - 1]) && isPart(value[0])) && !(isPart(quote[end]) && isPart(value.at(-1)))) return at;
  }
  return -1;
}

/**
 * Cut a passage at the values that stand in it where the claim has others.
 * @param {string} quote
 * @param {Difference[]} differences
 * @returns {Piece[]}
 */
export function cutPassage(quote, differences) {
  const places = differences
    .flatMap(({ found }) => (found ? [{ at: findValue(quote, found), size: found.length }] : []))
    .filter(({ at, size }) => at >= 0 && size < quote.length)
    .toSorted((one, other) => one.at - other.at);
  /** @type {Piece[]} */
  const pieces = [];
  let position = 0;
  for (const { at, size } of places) {
    if (at < position) continue;
    if (at > position) pieces.push({ text: quote.slice(position, at), isMarked: false });
    pieces.push({ text: quote.slice(at, at + size), isMarked: true });
    position = at + size;
  }
  if (position < quote.length) pieces.push({ text: quote.slice(position), isMarked: false });
  return pieces;
}
