/**
 * The list of earlier conversations: search, open, rename, keep as a file, delete and bring back.
 * Sends `open-conversation` and `conversation-deleted` up with the id; fetched when it is first opened.
 */

import { addStyles } from "../dom/styles.js";
import { createElement, sendUp } from "../dom/template.js";
import * as keeping from "../service/keeping.js";
import { locale } from "../words/language.js";
import { learn, say } from "../words/say.js";
import { wordCount } from "../words/wording.js";

/** @typedef {import("../service/client.js").Client} Client */
/** @typedef {import("../service/problem.js").Problem} Problem */
/** @typedef {import("../service/types.js").ConversationSummary} Summary */

const PAUSE_MS = 200; // between the last letter typed and the search
const WHEN = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const FILES = /** @type {["docx" | "markdown" | "json", string][]} */ ([
  ["docx", "Word"],
  ["markdown", "Markdown"],
  ["json", "JSON"],
]);

/** @type {HistoryDialog | null} */
let dialog = null;

/**
 * Open the list of earlier conversations.
 * @param {Client} client
 * @param {string | null} current  the conversation that the page shows
 * @returns {Promise<HistoryDialog>}
 */
export async function openHistory(client, current) {
  await Promise.all([learn("keeping"), addStyles("history")]);
  dialog ??= new HistoryDialog(client);
  dialog.open(current);
  return dialog;
}

/** @param {string} text @param {() => void} act @param {Record<string, string>} [attributes] */
function createButton(text, act, attributes = {}) {
  const button = createElement("button", { type: "button", class: "quiet", ...attributes }, text);
  button.addEventListener("click", act);
  return button;
}

/** @param {string} time */
function wordTime(time) {
  const moment = new Date(time);
  return Number.isNaN(moment.getTime()) ? "" : WHEN.format(moment);
}

/** The dialog of earlier conversations. */
export class HistoryDialog {
  #client;
  /** @type {string | null} */
  #current = null;
  #asked = 0;
  #list = createElement("ol", { class: "history-list" });
  #state = createElement("p", { class: "history-state", role: "status" });
  #search = /** @type {HTMLInputElement} */ (
    createElement("input", {
      type: "search",
      class: "history-search",
      maxlength: "200",
      placeholder: say("history.search"),
      "aria-label": say("history.search-label"),
    })
  );
  #close = createButton(say("history.close"), () => this.close());
  #dialog = /** @type {HTMLDialogElement} */ (
    createElement(
      "dialog",
      { class: "history", "aria-labelledby": "history-heading" },
      createElement(
        "div",
        { class: "history-head" },
        createElement("h2", { id: "history-heading" }, say("history.heading")),
        this.#close,
      ),
      this.#search,
      this.#state,
      this.#list,
    )
  );

  /** @param {Client} client */
  constructor(client) {
    this.#client = client;
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.close();
    });
    let pause = 0;
    this.#search.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => this.#fill(), PAUSE_MS);
    });
    document.body.append(this.#dialog);
  }

  /** @param {string | null} current */
  open(current) {
    this.#current = current;
    this.#search.value = "";
    this.#list.replaceChildren();
    this.#dialog.showModal();
    this.#fill();
  }

  close() {
    this.#dialog.close();
  }

  /** @param {string} text */
  say(text) {
    this.#state.textContent = text;
  }

  async #fill() {
    const words = this.#search.value.trim();
    const asked = ++this.#asked;
    if (!this.#list.childElementCount) this.say(say("history.fetching"));
    await this.#try(async () => {
      const [found, deleted] = await Promise.all([
        keeping.findConversations(this.#client, words),
        words ? [] : keeping.listDeleted(this.#client),
      ]);
      if (asked !== this.#asked) return; // more was typed meanwhile
      this.#list.replaceChildren(
        ...found.map((each) => this.#createRow(each)),
        ...deleted.map((each) => this.#createGone(each)),
      );
      if (words) this.say(found.length ? say("history.found", { count: found.length }) : say("history.found-none"));
      else this.say(found.length || deleted.length ? "" : say("history.none"));
    });
  }

  /** @param {Summary} conversation */
  #createRow(conversation) {
    const { id, title } = conversation;
    const isOpen = id === this.#current;
    const facts = [
      wordTime(conversation.updated || conversation.created),
      wordCount(conversation.turns, "question"),
      isOpen && say("history.current"),
    ];
    const row = createElement("li", { class: "history-row" });
    const open = createElement(
      "button",
      { type: "button", class: "history-open", "data-part": "open", ...(isOpen && { "aria-current": "true" }) },
      createElement("span", { class: "history-title", dir: "auto" }, title),
    );
    const when = createElement("span", { class: "history-when" }, facts.filter(Boolean).join(" · "));
    open.addEventListener("click", () => sendUp(this.#dialog, "open-conversation", { id }));
    const rename = createButton(say("history.rename"), () => this.#startRenaming(row, conversation), {
      "data-part": "rename",
      "aria-label": say("history.rename-title", { title }),
    });
    const remove = createButton(say("history.delete"), () => this.#delete(row, conversation), {
      "data-part": "delete",
      "aria-label": say("history.delete-title", { title }),
    });
    const files = FILES.map(([format, name]) =>
      createElement(
        "a",
        {
          href: keeping.addressOfFile(id, format),
          download: "",
          "aria-label": say("history.save-title", { title, format: name }),
        },
        name,
      ),
    );
    const actions = createElement("span", { class: "history-actions" }, rename, ...files, remove);
    row.append(open, createElement("div", { class: "history-foot" }, when, actions));
    return row;
  }

  /** @param {Summary} conversation  that was deleted */
  #createGone({ id, title }) {
    const row = createElement("li", { class: "history-row history-gone" });
    const restore = createButton(say("history.undo"), () => this.#restore(row, id), {
      "data-part": "restore",
      "aria-label": say("history.undo-title", { title }),
    });
    row.append(createElement("span", { class: "history-title", dir: "auto" }, say("history.deleted", { title })), restore);
    return row;
  }

  /** @param {HTMLElement} row @param {Summary} conversation */
  #startRenaming(row, conversation) {
    const field = /** @type {HTMLInputElement} */ (
      createElement("input", {
        maxlength: "200",
        required: "",
        "aria-label": say("history.new-title"),
        value: conversation.title,
        dir: "auto",
      })
    );
    const stop = (/** @type {Summary} */ named) => {
      const fresh = this.#createRow(named);
      form.replaceWith(fresh);
      /** @type {HTMLElement} */ (fresh.querySelector("[data-part=rename]")).focus();
    };
    const save = createElement("button", { class: "quiet" }, say("history.save"));
    const form = createElement(
      "li",
      { class: "history-row history-naming" },
      createElement(
        "form",
        {},
        field,
        save,
        createButton(say("history.cancel"), () => stop(conversation)),
      ),
    );
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault(); // it leaves the field, not the dialog
      stop(conversation);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#try(async () => {
        const named = await keeping.renameConversation(this.#client, conversation.id, field.value);
        stop(named);
        this.say(say("history.renamed", { title: named.title }));
      });
    });
    row.replaceWith(form);
    field.select();
    field.focus();
  }

  /** @param {HTMLElement} row @param {Summary} conversation */
  #delete(row, conversation) {
    return this.#try(async () => {
      await keeping.deleteConversation(this.#client, conversation.id);
      sendUp(this.#dialog, "conversation-deleted", { id: conversation.id });
      const gone = this.#createGone(conversation);
      row.replaceWith(gone);
      gone.querySelector("button")?.focus();
      this.say(say("history.undoable", { title: conversation.title }));
    });
  }

  /** @param {HTMLElement} gone @param {string} id */
  #restore(gone, id) {
    return this.#try(async () => {
      const restored = await keeping.restoreConversation(this.#client, id);
      if (id === this.#current) sendUp(this.#dialog, "open-conversation", { id }); // all is as it was
      const row = this.#createRow(restored);
      gone.replaceWith(row);
      /** @type {HTMLElement} */ (row.querySelector("[data-part=open]")).focus();
      this.say(say("history.restored", { title: restored.title }));
    });
  }

  /** @param {() => Promise<void>} act  what goes wrong in it is said, and nothing else changes */
  async #try(act) {
    try {
      await act();
    } catch (problem) {
      this.say(/** @type {Problem} */ (problem).inShort);
    }
  }
}
