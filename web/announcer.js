/**
 * What is said aloud to those who do not see the page: whole sentences, each once.
 * Knows nothing of what they are about.
 */

import { createElement } from "./dom/template.js";

/** The live region. */
export class Announcer {
  #region;

  /** @param {HTMLElement} region a log, of which additions are read */
  constructor(region) {
    this.#region = region;
  }

  /** Forget what was said, before something new begins. */
  clear() {
    this.#region.replaceChildren();
  }

  /** @param {string} text */
  say(text) {
    this.#region.append(createElement("p", {}, text));
  }
}
