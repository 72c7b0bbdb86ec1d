/**
 * A view over the whole page, opened for a while: its frame, the way in and out.
 * Knows nothing of what is in it.
 */

import { say } from "../words/say.js";
import { createElement, sendUp } from "./template.js";

/**
 * What a view is given when it is opened.
 * @typedef {object} ViewContext
 * @property {import("../service/client.js").Client} client
 * @property {import("../service/types.js").DocumentSummary} document  the paper that is shown
 */

/** A dialog with a title; Escape, its button or a click beside it closes it, and the focus goes back. */
export class ViewDialog {
  #dialog;
  /** @type {HTMLElement | null} */
  #opener = null;

  /**
   * @param {string} name  its class
   * @param {string} title
   */
  constructor(name, title) {
    const close = createElement("button", { type: "button", class: "quiet" }, say("desk.close"));
    /** Where its content goes. */
    this.body = createElement("div", { class: "view-body", tabindex: "-1" });
    this.#dialog = /** @type {HTMLDialogElement} */ (
      createElement(
        "dialog",
        { class: `view ${name}`, "aria-label": title },
        createElement("div", { class: "view-head" }, createElement("h2", {}, title), close),
        this.body,
      )
    );
    close.addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    document.body.append(this.#dialog);
  }

  /** @param {HTMLElement} first  what gets the focus */
  open(first) {
    if (this.#dialog.open) return;
    this.#opener = /** @type {HTMLElement | null} */ (document.activeElement);
    this.#dialog.showModal();
    first.focus();
  }

  /**
   * Make a button that leads to words in the paper, and from there back to an answer, if the view was opened there.
   * @param {string} document
   * @param {import("../service/types.js").Span[]} spans
   * @param {Record<string, string>} attributes
   * @param {...(Node | string)} content
   */
  createWay(document, spans, attributes, ...content) {
    const button = createElement("button", { type: "button", ...attributes }, ...content);
    button.addEventListener("click", () => {
      this.#dialog.close();
      const origin = this.#opener?.closest(".chat") ? this.#opener : null;
      sendUp(this.#dialog, "show-words", { document, spans, origin });
    });
    return button;
  }
}
