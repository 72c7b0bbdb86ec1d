/**
 * The form that asks: Enter sends, Shift+Enter starts a new line; while an answer is made, Stop stands in Ask's place.
 * Sends `ask` up with the question, and `stop`.
 */

import { findPart, sendUp } from "../dom/template.js";

// An answer that is there sooner needs no way to stop it: the button would only flicker.
const STOP_AFTER_MS = 250;

/** The ask form. */
export class AskForm {
  #form;
  #field;
  #button;
  #stop;
  /** @type {string | null} the question that is being edited */
  #edited = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form;
    this.#field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("question"));
    this.#button = findPart(form, "submit");
    this.#stop = findPart(form, "stop");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#stop.addEventListener("click", () => sendUp(form, "stop"));
    findPart(form, "leave-edit").addEventListener("click", () => this.#leaveEdit());
    this.#field.addEventListener("input", () => this.#fit());
    this.#field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#edited !== null && !this.isBusy) this.#leaveEdit();
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#send();
    });
  }

  get isBusy() {
    return this.#form.hasAttribute("data-busy");
  }

  /** @param {boolean} isBusy */
  set isBusy(isBusy) {
    clearTimeout(this.#timer);
    this.#button.setAttribute("aria-disabled", String(isBusy));
    this.#form.toggleAttribute("data-busy", isBusy);
    if (isBusy) this.#timer = setTimeout(() => this.#offerStop(true), STOP_AFTER_MS);
    else this.#offerStop(false);
  }

  get text() {
    return this.#field.value;
  }

  /** @param {string} text */
  set placeholder(text) {
    this.#field.placeholder = text;
  }

  focus() {
    this.#field.focus();
  }

  /**
   * Put a text into the field, to be changed and sent.
   * @param {string} text
   * @param {{isEdit?: boolean}} [options]  whether it is a question that was asked
   */
  put(text, { isEdit = false } = {}) {
    this.#fill(text, isEdit);
    this.focus();
    this.#field.setSelectionRange(text.length, text.length);
  }

  /** @param {string} text @param {boolean} [isEdit] */
  #fill(text, isEdit = false) {
    this.#field.value = text;
    this.#edited = isEdit ? text : null;
    findPart(this.#form, "editing").hidden = !isEdit;
    this.#fit();
  }

  /** @param {boolean} isOffered */
  #offerStop(isOffered) {
    const [shown, hidden] = isOffered ? [this.#stop, this.#button] : [this.#button, this.#stop];
    const hadFocus = document.activeElement === hidden;
    shown.hidden = false;
    hidden.hidden = true;
    if (hadFocus) (isOffered ? shown : this.#field).focus();
  }

  #leaveEdit() {
    this.put("");
  }

  #send() {
    const question = this.#field.value.trim();
    if (!question || this.isBusy) return;
    const edited = this.#edited;
    this.#fill("");
    sendUp(this.#form, "ask", { question, edited: edited === question ? null : edited });
  }

  #fit() {
    this.#field.style.setProperty("block-size", "auto");
    const border = this.#field.offsetHeight - this.#field.clientHeight;
    this.#field.style.setProperty("block-size", `${this.#field.scrollHeight + border}px`);
  }
}
