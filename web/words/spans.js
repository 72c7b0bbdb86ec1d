/**
 * Spans of the paper's text: in addresses, and laid over the runs that show it.
 * Knows nothing of the page.
 */

import { sliceCodePoints } from "./code-points.js";

/** @typedef {[number, number]} Span  `[start, end)` in code points */

const FRAGMENT = /^#?s=(\d+-\d+(?:,\d+-\d+)*)$/;

/**
 * Read the spans of an address such as `#s=12-40,60-75`; null where there are none.
 * @param {string} fragment
 * @returns {Span[] | null}
 */
export function parseFragment(fragment) {
  const match = FRAGMENT.exec(fragment);
  if (!match) return null;
  const spans = match[1].split(",").map((pair) => /** @type {Span} */ (pair.split("-").map(Number)));
  return spans.every(([start, end]) => start < end) ? spans : null;
}

/**
 * Write spans as the fragment of an address.
 * @param {Span[]} spans
 * @returns {string}
 */
export function formatFragment(spans) {
  return `#s=${spans.map(([start, end]) => `${start}-${end}`).join(",")}`;
}

/**
 * Put spans in reading order and join those that touch or overlap.
 * @param {Span[]} spans
 * @returns {Span[]}
 */
export function mergeSpans(spans) {
  /** @type {Span[]} */
  const merged = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/**
 * Cut a run of words wherever one of the layers of (merged) spans begins or ends in it.
 * @param {{text: string, span: Span}} run
 * @param {Span[][]} layers
 * @returns {{text: string, layers: number[]}[]} the pieces, each with the layers that lie over it
 */
export function cutRun({ text, span: [from, to] }, layers) {
  const inside = layers.flat().flatMap((span) => span.filter((offset) => from < offset && offset < to));
  const cuts = [...new Set([from, ...inside, to])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index];
    const over = layers.flatMap((spans, layer) => (spans.some(([s, e]) => s <= start && end <= e) ? [layer] : []));
    return { text: sliceCodePoints(text, start - from, end - from), layers: over };
  });
}

/**
 * Tell whether two texts are the same but for white space.
 * @param {string} one
 * @param {string} other
 * @returns {boolean}
 */
export function isSameWords(one, other) {
  return one.replace(/\s+/gu, "") === other.replace(/\s+/gu, "");
}
