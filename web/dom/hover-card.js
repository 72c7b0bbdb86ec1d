/**
 * Opening a card by hovering or by keyboard focus, and keeping it while it is used.
 * Knows nothing of what is in it.
 */

const OPEN_AFTER_MS = 90;
const CLOSE_AFTER_MS = 220;

/**
 * Show a card while the pointer is on a button (or on its card) and while the button has keyboard focus.
 * @param {HTMLElement} button
 * @param {import("./floating-card.js").FloatingCard} card
 * @param {() => {content: HTMLElement, label: string}} makeContent
 */
export function openOnHover(button, card, makeContent) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const later = (/** @type {() => void} */ action, /** @type {number} */ delay) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };
  const open = () => {
    if (card.isOpenAt(button) || !button.isConnected) return;
    const { content, label } = makeContent();
    card.open(button, content, { label });
    content.parentElement?.addEventListener("pointerenter", () => clearTimeout(timer));
    content.parentElement?.addEventListener("pointerleave", closeSoon);
  };
  const closeSoon = () => later(() => card.isOpenAt(button) && card.close(), CLOSE_AFTER_MS);

  button.addEventListener("pointerenter", (event) => {
    if (/** @type {PointerEvent} */ (event).pointerType === "mouse") later(open, OPEN_AFTER_MS);
  });
  button.addEventListener("pointerleave", closeSoon);
  button.addEventListener("focus", () => {
    if (button.matches(":focus-visible")) open();
  });
  button.addEventListener("blur", (event) => {
    const next = /** @type {Node | null} */ (/** @type {FocusEvent} */ (event).relatedTarget);
    if (card.isOpenAt(button) && !card.holds(next)) card.close();
  });
  button.addEventListener("click", () => {
    clearTimeout(timer);
    card.close();
  });
}
