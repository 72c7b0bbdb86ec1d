/**
 * What can be done with an answer: its link, its files, asking again, editing the question, saying what is wrong.
 * Sends `ask`, `edit-question` and `give-feedback` up; the menu of files comes when it is first opened.
 */

import { copyFrom } from "../dom/clipboard.js";
import { copyTemplate, findPart, sendUp } from "../dom/template.js";
import { writeAnswerAddress } from "../state/address.js";

/**
 * @param {import("../service/types.js").Answer} answer
 * @param {import("../dom/floating-card.js").FloatingCard} card
 * @returns {HTMLElement}
 */
export function createActions(answer, card) {
  const view = copyTemplate("actions");
  const { question } = answer;
  const on = (/** @type {string} */ part, /** @type {(button: HTMLElement) => unknown} */ act) => {
    const button = findPart(view, part);
    button.addEventListener("click", () => act(button));
  };
  on("copy-link", (button) => copyFrom(button, globalThis.location.origin + writeAnswerAddress(answer.id)));
  on("export", async (button) => {
    if (card.isOpenAt(button)) return card.close({ returnsFocus: true });
    const { openExport } = await import("./export-menu.js");
    openExport(button, answer, card);
  });
  on("again", (button) => sendUp(button, "ask", { question }));
  on("edit", (button) => sendUp(button, "edit-question", { question }));
  on("feedback", (button) => sendUp(button, "give-feedback", { answer, citation: null, origin: button }));
  return view;
}
