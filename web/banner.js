/**
 * The notice that the whole service is not there, or not yet.
 * Knows a problem, not what was asked.
 */

import { findPart } from "./dom/template.js";
import { say } from "./words/say.js";

/** @typedef {import("./service/problem.js").Problem} Problem */

/** The notice above the conversation. */
export class Banner {
  #banner;
  #text;
  #button;

  /** @param {HTMLElement} body */
  constructor(body) {
    this.#banner = findPart(body, "banner");
    this.#text = findPart(body, "banner-text");
    this.#button = /** @type {HTMLButtonElement} */ (findPart(body, "banner-retry"));
  }

  /**
   * Say what is wrong; offer to try again where that is not done anyway.
   * @param {Problem} problem
   * @param {() => void} [retry]
   * @returns {string} what it says
   */
  show(problem, retry) {
    const text = problem.isWarmingUp
      ? say("page.warming-up")
      : [problem.title, problem.detail, problem.hint].filter(Boolean).join(" · ");
    this.say(text);
    this.#button.hidden = !retry;
    this.#button.onclick = retry ?? null;
    return text;
  }

  /** @param {string} text that tells of a state which passes by itself */
  say(text) {
    this.#text.textContent = text;
    this.#button.hidden = true;
    this.#banner.hidden = false;
  }

  hide() {
    this.#banner.hidden = true;
  }
}
