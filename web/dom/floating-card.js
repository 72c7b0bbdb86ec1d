/**
 * The one card that floats beside a mark: shown, placed, closed.
 * Knows nothing of what is in it.
 */

import { createElement } from "./template.js";
import { placeCard } from "./place-card.js";

/** @typedef {{label: string, takesFocus?: boolean}} CardOptions */

/** At most one card is open; Escape, a click elsewhere or leaving it by keyboard closes it. */
export class FloatingCard {
  /** @type {HTMLElement | null} */
  #card = null;
  /** @type {HTMLElement | null} */
  #anchor = null;
  /** How many cards were opened: who opens one late sees whether another came first. */
  opened = 0;
  /** Whether the focus is on its way back to the anchor just now. */
  isReturning = false;

  constructor() {
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !this.#card) return;
        event.stopImmediatePropagation();
        this.close({ returnsFocus: true });
      },
      { capture: true },
    );
    document.addEventListener("pointerdown", (event) => {
      if (!this.holds(/** @type {Node} */ (event.target))) this.close();
    });
    for (const name of ["scroll", "resize"]) {
      globalThis.addEventListener(name, () => this.place(), { capture: true, passive: true });
    }
  }

  /** @param {Element} anchor @returns {boolean} */
  isOpenAt(anchor) {
    return this.#card !== null && this.#anchor === anchor;
  }

  /** Whether the card took the focus when it opened, as a dialog does. */
  get hasFocus() {
    return this.#card?.getAttribute("role") === "dialog";
  }

  /** @param {Node | null} node @returns {boolean} whether the node is in the card or is what it belongs to */
  holds(node) {
    return Boolean(node && (this.#card?.contains(node) || this.#anchor?.contains(node)));
  }

  /**
   * Show a card at an anchor. It stands after the anchor's host in the page, so that Tab goes into it next.
   * @param {HTMLElement} anchor
   * @param {Node} content
   * @param {CardOptions} options
   */
  open(anchor, content, { label, takesFocus = false }) {
    this.close();
    this.opened += 1;
    const role = takesFocus ? "dialog" : "group";
    this.#card = createElement("div", { class: "card", popover: "manual", role, "aria-label": label, tabindex: "-1" });
    this.#card.append(content);
    this.#anchor = anchor;
    (anchor.closest("p, table, li") ?? anchor).after(this.#card);
    anchor.setAttribute("aria-expanded", "true");
    this.#card.addEventListener("focusout", (event) => {
      const next = /** @type {FocusEvent} */ (event).relatedTarget;
      if (next && !this.holds(/** @type {Node} */ (next))) this.close();
    });
    this.#card.showPopover();
    this.place();
    // Placing it closes it where its anchor is out of sight.
    if (takesFocus) this.#card?.focus({ preventScroll: true });
  }

  /** @param {{returnsFocus?: boolean}} [options] */
  close({ returnsFocus = false } = {}) {
    const [card, anchor] = [this.#card, this.#anchor];
    if (!card || !anchor) return;
    this.#card = this.#anchor = null;
    const hadFocus = card.contains(document.activeElement);
    card.remove();
    anchor.setAttribute("aria-expanded", "false");
    if (!returnsFocus || !hadFocus) return;
    this.isReturning = true;
    anchor.focus({ preventScroll: true });
    this.isReturning = false;
  }

  /** Put the card where its anchor is now. */
  place() {
    if (!this.#card || !this.#anchor) return;
    const anchor = this.#anchor.getClientRects()[0];
    const view = { width: document.documentElement.clientWidth, height: globalThis.innerHeight };
    if (!anchor || anchor.bottom < 0 || anchor.top > view.height) return this.close();
    const { top, left } = placeCard(anchor, this.#card.getBoundingClientRect(), view);
    this.#card.style.setProperty("inset-block-start", `${top}px`);
    this.#card.style.setProperty("inset-inline-start", `${left}px`);
  }
}
