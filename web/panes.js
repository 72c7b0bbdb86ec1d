/**
 * Which of the two panes a narrow window shows, and the way back from the paper to the answer.
 * Knows nothing of what is in the panes.
 */

import { findPart } from "./dom/template.js";

/** The switch between chat and paper. */
export class Panes {
  #buttons;
  #back;
  /** @type {HTMLElement | null} */
  #origin = null;

  /** @param {HTMLElement} body */
  constructor(body) {
    this.#buttons = /** @type {HTMLElement[]} */ ([...findPart(body, "pane-switch").children]);
    this.#back = findPart(body, "back");
    for (const button of this.#buttons) {
      button.addEventListener("click", () => this.show(button.dataset.pane ?? "chat"));
    }
    this.#back.addEventListener("click", () => this.goBack());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && document.activeElement?.closest(".reader")) this.goBack();
    });
    for (const link of body.querySelectorAll(".skip-link")) {
      link.addEventListener("click", () => this.show(link.getAttribute("href") === "#paper" ? "paper" : "chat"));
    }
  }

  /** @param {string} pane "chat" or "paper" */
  show(pane) {
    document.body.dataset.pane = pane;
    for (const button of this.#buttons) button.setAttribute("aria-pressed", String(button.dataset.pane === pane));
  }

  /**
   * Show the paper, and remember what led there.
   * @param {HTMLElement | null} origin
   */
  enterPaper(origin) {
    this.#origin = origin;
    this.#back.hidden = origin === null;
    this.show("paper");
  }

  /** Return to the mark that led into the paper. */
  goBack() {
    const origin = this.#origin;
    if (!origin) return;
    this.#origin = null;
    this.#back.hidden = true;
    this.show("chat");
    origin.scrollIntoView({ block: "nearest" });
    origin.focus({ preventScroll: true });
  }
}
