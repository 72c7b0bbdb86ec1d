/**
 * What a key pressed alone asks for.
 * Knows keys and actions, nothing of how they are carried out.
 */

/** @typedef {"help" | "question" | "next-citation" | "previous-citation" | "next-place" | "previous-place"} Action */

/** Each action by its key, in the order in which the sheet shows them. */
export const KEYS = /** @type {Record<string, Action>} */ ({
  "/": "question",
  j: "next-citation",
  k: "previous-citation",
  n: "next-place",
  p: "previous-place",
  "?": "help",
});

/**
 * Read a key; none counts while the reader types, or together with a key that commands the browser.
 * @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">} event
 * @param {boolean} isTyping
 * @returns {Action | null}
 */
export function readKey({ key, ctrlKey, metaKey, altKey, isComposing }, isTyping) {
  if (isTyping || ctrlKey || metaKey || altKey || isComposing) return null;
  return Object.hasOwn(KEYS, key) ? KEYS[key] : null;
}

/**
 * Find the next of some things in a row, from where one is; from nowhere it is the first, or the last going back.
 * @param {number} count
 * @param {number} at  -1 for nowhere
 * @param {1 | -1} way
 * @returns {number} never past either end
 */
export function stepFrom(count, at, way) {
  if (at < 0) return way > 0 ? 0 : count - 1;
  return Math.min(Math.max(at + way, 0), count - 1);
}
