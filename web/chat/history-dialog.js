/**
 * The list of earlier conversations: open one, delete one.
 * Sends `open-conversation` and `delete-conversation` up with the id.
 */

import { copyTemplate, findPart, sendUp } from "../dom/template.js";
import { locale } from "../words/language.js";
import { say } from "../words/say.js";
import { wordCount } from "../words/wording.js";

/** @typedef {import("../service/types.js").ConversationSummary} Summary */

const WHEN = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });

/** The dialog of earlier conversations. */
export class HistoryDialog {
  #dialog;
  #list;
  #state;

  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.#dialog = dialog;
    this.#list = findPart(dialog, "history-list");
    this.#state = findPart(dialog, "history-state");
    findPart(dialog, "close-history").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
  }

  /**
   * Open the dialog and fill it with what arrives.
   * @param {Promise<Summary[]>} arriving
   */
  async open(arriving) {
    this.#list.replaceChildren();
    this.say(say("history.fetching"));
    this.#dialog.showModal();
    try {
      const conversations = await arriving;
      this.#list.replaceChildren(...conversations.map((conversation) => this.#createRow(conversation)));
      this.say(conversations.length ? "" : say("history.none"));
    } catch (problem) {
      this.say(/** @type {Error} */ (problem).message);
    }
  }

  close() {
    this.#dialog.close();
  }

  /** @param {string} text */
  say(text) {
    this.#state.textContent = text;
  }

  /** @param {Summary} conversation */
  #createRow(conversation) {
    const row = copyTemplate("conversation");
    const moment = new Date(conversation.updated || conversation.created);
    const when = Number.isNaN(moment.getTime()) ? "" : `${WHEN.format(moment)} · `;
    findPart(row, "title").textContent = conversation.title;
    findPart(row, "when").textContent = `${when}${wordCount(conversation.turns, "question")}`;
    findPart(row, "open").addEventListener("click", () => sendUp(row, "open-conversation", { id: conversation.id }));
    this.#askBeforeDeleting(findPart(row, "delete"), row, conversation);
    return row;
  }

  /** @param {HTMLElement} button @param {HTMLElement} row @param {Summary} conversation */
  #askBeforeDeleting(button, row, { id, title }) {
    const rest = () => {
      button.textContent = say("history.delete");
      button.setAttribute("aria-label", say("history.delete-title", { title }));
      delete button.dataset.sure;
    };
    rest();
    button.addEventListener("blur", rest);
    button.addEventListener("click", () => {
      if ("sure" in button.dataset) {
        const next = /** @type {HTMLElement | null} */ (row.nextElementSibling ?? row.previousElementSibling);
        sendUp(row, "delete-conversation", { id });
        row.remove();
        (next ? findPart(next, "open") : findPart(this.#dialog, "close-history")).focus();
        this.say(say("history.deleted", { title }));
      } else {
        button.textContent = say("history.sure");
        button.setAttribute("aria-label", say("history.sure-title", { title }));
        button.dataset.sure = "";
      }
    });
  }
}
