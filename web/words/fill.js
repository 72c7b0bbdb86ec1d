/**
 * The fixed texts of a page put into it, and the switch to the other language.
 * Knows the marks `data-say`, `data-say-label` and `data-say-placeholder`.
 */

import { keepLanguage, language, LANGUAGES } from "./language.js";
import { say } from "./say.js";

const MARKS = /** @type {const} */ ([
  ["say", null],
  ["sayLabel", "aria-label"],
  ["sayPlaceholder", "placeholder"],
]);

/** @param {Document | DocumentFragment} root filled with its texts, in its templates too */
export function fillWords(root) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (
    root.querySelectorAll("[data-say], [data-say-label], [data-say-placeholder]")
  )) {
    for (const [mark, attribute] of MARKS) {
      const key = element.dataset[mark];
      if (!key) continue;
      if (attribute) element.setAttribute(attribute, say(key));
      else element.textContent = say(key);
    }
  }
  for (const template of root.querySelectorAll("template")) fillWords(template.content);
}

/** Speak the language of this visit on the whole page, and offer the other one. */
export function speak() {
  document.documentElement.lang = language;
  fillWords(document);
  const other = Object.keys(LANGUAGES).find((code) => code !== language) ?? language;
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-part=language]"))) {
    button.textContent = LANGUAGES[other];
    button.lang = other;
    button.addEventListener("click", () => switchTo(other));
  }
}

/** @param {string} code */
function switchTo(code) {
  keepLanguage(code);
  const address = new URL(globalThis.location.href);
  address.searchParams.delete("lang");
  history.replaceState(history.state, "", address);
  globalThis.location.reload();
}
