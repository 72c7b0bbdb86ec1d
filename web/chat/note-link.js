/**
 * The paper's own marks inside an answer: superscripts that lead to the note below it.
 * They are never written like `[1]`.
 */

import { createElement } from "../dom/template.js";
import { say } from "../words/say.js";

/**
 * @param {string} prefix  of the ids of the answer's notes
 * @param {number} number
 * @returns {string}
 */
export function nameNote(prefix, number) {
  return `${prefix}-note-${number}`;
}

/**
 * Make the superscripts of notes that an answer lists.
 * @param {number[]} numbers
 * @param {string} prefix
 * @returns {HTMLElement[]}
 */
export function createNoteLinks(numbers, prefix) {
  return numbers.map((number) => {
    const link = createElement(
      "a",
      { href: `#${nameNote(prefix, number)}`, role: "doc-noteref", "data-note": String(number) },
      createElement("span", { class: "visually-hidden" }, say("note.mark")),
      String(number),
    );
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const note = document.getElementById(nameNote(prefix, number));
      note?.scrollIntoView({ block: "nearest" });
      note?.focus({ preventScroll: true });
    });
    return createElement("sup", { class: "noteref" }, link);
  });
}
