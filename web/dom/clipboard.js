/**
 * Putting a text on the clipboard, and saying that it is there.
 * Knows nothing of the text.
 */

import { say } from "../words/say.js";
import { createElement } from "./template.js";

const SAID_FOR_MS = 2500;

/**
 * Copy a text; the button says that it was done, aloud too.
 * @param {HTMLElement} button
 * @param {string} text
 */
export async function copyFrom(button, text) {
  const isDone = await copyText(text);
  const before = button.textContent;
  const said = say(isDone ? "note.copied" : "note.not-copied");
  button.textContent = said;
  const status = createElement("span", { class: "visually-hidden", role: "status" });
  button.after(status);
  status.textContent = said;
  setTimeout(() => {
    button.textContent = before;
    status.remove();
  }, SAID_FOR_MS);
}

/** @param {string} text @returns {Promise<boolean>} */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text); // without https there is no navigator.clipboard
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const field = /** @type {HTMLTextAreaElement} */ (createElement("textarea", { class: "visually-hidden" }));
  field.value = text;
  document.body.append(field);
  field.select();
  const isDone = document.execCommand("copy");
  field.remove();
  before?.focus({ preventScroll: true });
  return isDone;
}
