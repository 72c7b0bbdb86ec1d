/**
 * Cutting text by Unicode code points, as the paper's spans do.
 * Knows nothing of the page.
 */

const SURROGATE = /[\uD800-\uDBFF]/;

/**
 * Cut `[start, end)` out of a text, in code points (a JavaScript string counts UTF-16 units).
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {string}
 */
export function sliceCodePoints(text, start, end) {
  return SURROGATE.test(text) ? Array.from(text).slice(start, end).join("") : text.slice(start, end);
}
