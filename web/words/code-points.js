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
