/**
 * The shortcuts of the page: single keys that lead to the question, the citations and the cited places.
 * Carries them out on what the page already offers; the sheet that lists them is fetched when it is first opened.
 */

import { findPart } from "../dom/template.js";
import { readKey, stepFrom } from "./keys.js";

const KEPT = "footnoted.shortcuts";
const TYPED_IN = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button])";

/** The listener for single keys; a reader whose speech or hand presses them unasked can turn them off. */
export class Shortcuts {
  #body;
  #isOn = true;

  /** @param {HTMLElement} body */
  constructor(body) {
    this.#body = body;
    try {
      this.#isOn = globalThis.localStorage.getItem(KEPT) !== "off";
    } catch {
      // The browser forbids storage: what is chosen lasts until a reload.
    }
    findPart(body, "open-help").addEventListener("click", () => this.#openHelp());
    document.addEventListener("keydown", (event) => this.#follow(event));
  }

  get isOn() {
    return this.#isOn;
  }

  set isOn(isOn) {
    this.#isOn = isOn;
    try {
      globalThis.localStorage.setItem(KEPT, isOn ? "on" : "off");
    } catch {
      // As above.
    }
  }

  /** @param {KeyboardEvent} event */
  #follow(event) {
    const target = /** @type {Element} */ (event.target);
    const action = this.#isOn ? readKey(event, target.matches(TYPED_IN)) : null;
    if (!action || event.defaultPrevented || document.querySelector("dialog:modal")) return;
    event.preventDefault();
    if (action === "help") this.#openHelp();
    else if (action === "question") this.#showChat().querySelector("textarea")?.focus();
    else if (action === "next-citation") this.#stepCitation(1);
    else if (action === "previous-citation") this.#stepCitation(-1);
    else findPart(this.#body, action === "next-place" ? "later-mark" : "earlier-mark").click();
  }

  /** @param {1 | -1} way */
  #stepCitation(way) {
    const marks = /** @type {HTMLElement[]} */ ([...this.#showChat().querySelectorAll(".turn .cite")]);
    if (!marks.length) return;
    const at = marks.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const mark = marks[stepFrom(marks.length, at, way)];
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "nearest" });
  }

  /** @returns {HTMLElement} the chat, which a narrow window may have to show first */
  #showChat() {
    const chat = /** @type {HTMLElement} */ (document.getElementById("chat"));
    if (!chat.checkVisibility()) /** @type {HTMLElement} */ (this.#body.querySelector("button[data-pane=chat]")).click();
    return chat;
  }

  async #openHelp() {
    const { openSheet } = await import("./sheet.js");
    openSheet(this);
  }
}
