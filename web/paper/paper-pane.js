/**
 * The paper beside the chat: typeset, its notes open on click, cited words marked and scrolled to.
 * Knows the paper; nothing of questions and answers.
 */

import { createElement, fillPart, findPart } from "../dom/template.js";
import { openNoteCard } from "../notes/note-card.js";
import { say } from "../words/say.js";
import { createBlock } from "./block-view.js";
import { groupBlocks } from "./group-blocks.js";
import { addSources, createNoteList } from "./note-list.js";
import { createOutline } from "./outline-view.js";
import { Runs } from "./runs.js";
import { createTitle } from "./title-view.js";

/** @typedef {import("../service/types.js").DocumentSummary} DocumentSummary */

/** The pane that shows one paper at a time. */
export class PaperPane {
  #root;
  #sheet;
  #card;
  #client;
  #runs = new Runs();
  /** @type {string | null} */
  #shown = null;
  /** @type {string | null} */
  #wanted = null;
  /** @type {Promise<Map<number, import("../service/types.js").Note>>} */
  #notes = Promise.resolve(new Map());

  /**
   * @param {HTMLElement} root
   * @param {{client: import("../service/client.js").Client, card: import("../dom/floating-card.js").FloatingCard}} given
   */
  constructor(root, { client, card }) {
    this.#root = root;
    this.#sheet = findPart(root, "sheet");
    this.#client = client;
    this.#card = card;
    root.addEventListener("click", (event) => this.#follow(event));
    findPart(root, "contents").addEventListener("keydown", (event) => this.#closeContents(event));
    findPart(root, "clear-marks").addEventListener("click", () => this.clearMarks());
  }

  /**
   * Typeset a paper, unless it is the one already shown.
   * @param {DocumentSummary} summary
   */
  async show(summary) {
    this.#wanted = summary.id;
    if (this.#shown === summary.id) return;
    this.#sheet.setAttribute("aria-busy", "true");
    const { blocks, footnotes } = await this.#client.readBlocks(summary.id);
    if (this.#wanted !== summary.id) return; // another paper was chosen meanwhile
    this.#runs = new Runs();
    const list = createNoteList(footnotes, this.#runs);
    const text = createElement(
      "article",
      { class: "paper-text", lang: summary.language },
      createTitle(summary),
      ...groupBlocks(blocks).map((block) => createBlock(block, this.#runs)),
      list,
    );
    this.#sheet.replaceChildren(text);
    this.#sheet.scrollTop = 0;
    findPart(this.#root, "outline").replaceChildren(createOutline(summary.outline));
    this.#sheet.removeAttribute("aria-busy");
    this.#shown = summary.id;
    this.#fetchNotes(summary.id, list);
  }

  /**
   * Mark words and bring the first of them into view.
   * @param {import("../words/spans.js").Span[]} spans
   * @returns {string} the words that are marked; empty where the page does not show them
   */
  markWords(spans) {
    const marks = this.#runs.mark(spans);
    const [first] = marks;
    const text = say(first ? "paper.marked" : "paper.not-shown");
    fillPart(this.#root, "marked-text", text);
    findPart(this.#root, "marked-note").hidden = false;
    findPart(this.#root, "marked-text").classList.toggle("is-missing", !first);
    if (!first) return "";
    first.closest("details")?.setAttribute("open", "");
    first.scrollIntoView({ block: "center", inline: "nearest" });
    first.focus({ preventScroll: true });
    return marks.map((mark) => mark.textContent).join("");
  }

  clearMarks() {
    this.#runs.clear();
    findPart(this.#root, "marked-note").hidden = true;
  }

  /** @param {string} id @param {HTMLElement} list */
  #fetchNotes(id, list) {
    this.#notes = this.#client.listNotes(id).then((notes) => {
      if (this.#shown === id) addSources(list, notes);
      return new Map(notes.map((note) => [note.number, note]));
    });
    // The printed notes are there already; what fails here shows when a note is opened.
    this.#notes.catch(() => {});
  }

  /** @param {KeyboardEvent} event */
  #closeContents(event) {
    const details = /** @type {HTMLDetailsElement} */ (findPart(this.#root, "contents"));
    if (event.key !== "Escape" || !details.open) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector("summary")?.focus();
  }

  /** @param {MouseEvent} event */
  #follow(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest?.("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const marker = /** @type {HTMLElement} */ (link);
    if (marker.dataset.note) this.#openNote(marker, Number(marker.dataset.note));
    else this.#goTo(marker.getAttribute("href") ?? "");
  }

  /** @param {HTMLElement} marker @param {number} number */
  async #openNote(marker, number) {
    if (this.#card.isOpenAt(marker)) return this.#card.close({ returnsFocus: true });
    const showInList = () => this.#goTo(`#note-${number}`);
    const note = await this.#notes.then(
      (notes) => notes.get(number),
      () => undefined,
    );
    return note ? openNoteCard(this.#card, marker, note, showInList) : showInList();
  }

  /** @param {string} fragment */
  #goTo(fragment) {
    const details = /** @type {HTMLDetailsElement} */ (findPart(this.#root, "contents"));
    details.open = false;
    const target = document.getElementById(fragment.slice(1));
    target?.scrollIntoView({ block: target.matches("h3, h4, h5, h6") ? "start" : "center" });
    target?.focus({ preventScroll: true });
  }
}
