/**
 * The form that asks: Enter sends, Shift+Enter starts a new line.
 * Sends `ask` up with the question.
 */

import { sendUp } from "../dom/template.js";

/** The ask form. */
export class AskForm {
  #form;
  #field;
  #button;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form;
    this.#field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("question"));
    this.#button = /** @type {HTMLButtonElement} */ (form.querySelector("[type=submit]"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#field.addEventListener("input", () => this.#fit());
    this.#field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#send();
    });
  }

  /** @param {boolean} isBusy */
  set isBusy(isBusy) {
    this.#button.setAttribute("aria-disabled", String(isBusy));
    this.#form.toggleAttribute("data-busy", isBusy);
  }

  /** @param {string} text */
  set placeholder(text) {
    this.#field.placeholder = text;
  }

  focus() {
    this.#field.focus();
  }

  #send() {
    const question = this.#field.value.trim();
    if (!question || this.#form.hasAttribute("data-busy")) return;
    this.#field.value = "";
    this.#fit();
    sendUp(this.#form, "ask", { question });
  }

  #fit() {
    this.#field.style.setProperty("block-size", "auto");
    const border = this.#field.offsetHeight - this.#field.clientHeight;
    this.#field.style.setProperty("block-size", `${this.#field.scrollHeight + border}px`);
  }
}
