/**
 * The sheet that lists the shortcuts and turns those of a single key off.
 * Knows the keys, not what they do.
 */

import { addStyles } from "../dom/styles.js";
import { createElement } from "../dom/template.js";
import { learn, say } from "../words/say.js";
import { KEYS } from "./keys.js";

/** What the page and the browser do with other keys anyway. */
const OTHERS = [
  ["Enter", "send"],
  ["Shift + Enter", "line"],
  ["Esc", "escape"],
];

/** @type {HTMLDialogElement | null} */
let sheet = null;

/**
 * Show the sheet, over whatever the page shows; Escape or its button closes it.
 * @param {{isOn: boolean}} shortcuts
 */
export async function openSheet(shortcuts) {
  await Promise.all([addStyles("help"), learn("help")]);
  sheet ??= createSheet(shortcuts);
  if (!sheet.isConnected) document.body.append(sheet);
  if (!sheet.open) sheet.showModal();
}

/** @param {{isOn: boolean}} shortcuts @returns {HTMLDialogElement} */
function createSheet(shortcuts) {
  const close = createElement("button", { type: "button", class: "quiet" }, say("help.close"));
  const choice = /** @type {HTMLInputElement} */ (createElement("input", { type: "checkbox" }));
  choice.checked = shortcuts.isOn;
  choice.addEventListener("change", () => {
    shortcuts.isOn = choice.checked;
  });
  const single = Object.entries(KEYS).map(([key, action]) => createRow(key, `help.${action}`));
  const dialog = /** @type {HTMLDialogElement} */ (
    createElement(
      "dialog",
      { class: "help", "aria-labelledby": "help-heading" },
      createElement("h2", { id: "help-heading" }, say("help.heading")),
      close,
      createElement("dl", {}, ...OTHERS.map(([key, what]) => createRow(key, `help.${what}`)), ...single),
      createElement("label", {}, choice, say("help.single")),
    )
  );
  close.addEventListener("click", () => dialog.close());
  return dialog;
}

/** @param {string} key @param {string} text */
function createRow(key, text) {
  const keys = key.split(" + ").flatMap((name, index) => [index ? " + " : "", createElement("kbd", {}, name)]);
  return createElement("div", {}, createElement("dt", {}, ...keys), createElement("dd", {}, say(text)));
}
