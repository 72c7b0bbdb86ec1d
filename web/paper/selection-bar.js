/**
 * What can be done with words of the paper that a reader selects: ask, check, take along.
 * Knows the selection and the spans of its words; what is asked is for others to do.
 */

import { copyFrom } from "../dom/clipboard.js";
import { placeCard } from "../dom/place-card.js";
import { addStyles } from "../dom/styles.js";
import { createElement, sendUp } from "../dom/template.js";
import { writeAddress } from "../state/address.js";
import { say } from "../words/say.js";
import { citeWords } from "./cite-words.js";

/** @typedef {import("../words/spans.js").Span} Span */
/** @typedef {import("../service/types.js").DocumentSummary} DocumentSummary */
/** @typedef {{range: Range, text: string, spans: Span[]}} Selected */

/** A selection is let settle before anything is shown beside it. */
const SETTLE_MS = 120;

/** The bar beside a selection in the paper. Tab goes into it, Escape closes it. */
export class SelectionBar {
  #sheet;
  #given;
  #bar;
  /** @type {Selected | null} */
  #selected = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLElement} sheet
   * @param {{locate: (range: Range) => Span[], paper: () => DocumentSummary | null}} given
   */
  constructor(sheet, given) {
    this.#sheet = sheet;
    this.#given = given;
    this.#bar = createElement("div", {
      class: "selection-bar",
      popover: "manual",
      role: "toolbar",
      "aria-label": say("select.bar"),
    });
    this.#bar.append(
      this.#createButton("select.ask", ({ text, spans }) => this.#send("ask-about", { text, spans })),
      this.#createButton("select.check", ({ text }) => this.#send("check-claim", { text })),
      this.#createButton("select.copy", (selected, button) => copyFrom(button, this.#cite(selected))),
    );
    sheet.after(this.#bar);
    addStyles("selection");
    const look = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#look(), SETTLE_MS);
    };
    document.addEventListener("selectionchange", look);
    sheet.addEventListener("scroll", () => this.#place(), { passive: true });
    document.addEventListener("keydown", (event) => this.#press(event), { capture: true });
    look();
  }

  /** @param {string} key @param {(selected: Selected, button: HTMLElement) => void} act */
  #createButton(key, act) {
    const button = createElement("button", { type: "button" }, say(key));
    // The selection stays while a button is pressed.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => this.#selected && act(this.#selected, button));
    return button;
  }

  /** Show the bar beside what is selected, and go into it. */
  enter() {
    this.#look();
    if (this.#selected) this.#listButtons()[0].focus();
  }

  /** @returns {HTMLElement[]} */
  #listButtons() {
    return /** @type {HTMLElement[]} */ ([...this.#bar.querySelectorAll("button")]);
  }

  #look() {
    if (this.#bar.contains(document.activeElement)) return;
    this.#selected = this.#read();
    if (!this.#selected) return this.#hide();
    this.#bar.showPopover();
    this.#place();
  }

  /** @returns {Selected | null} the words of the paper that are selected */
  #read() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    if (!this.#sheet.contains(range.commonAncestorContainer)) return null;
    const spans = this.#given.locate(range);
    // The page's own marks between the words are no part of the quotation.
    const text = readWords(range);
    return spans.length && text ? { range, text, spans } : null;
  }

  /** @param {string} name @param {object} detail */
  #send(name, detail) {
    this.#hide();
    document.getSelection()?.removeAllRanges();
    sendUp(this.#sheet, name, detail);
  }

  /** @param {Selected} selected */
  #cite({ text, spans }) {
    const paper = /** @type {DocumentSummary} */ (this.#given.paper());
    const url = new URL(writeAddress(paper.id, spans), globalThis.location.origin);
    return citeWords(text, spans[0][0], paper, url.href);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (!this.#bar.matches(":popover-open")) return;
    const buttons = this.#listButtons();
    const at = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") this.#leave(at >= 0);
    else if (event.key === "Tab" && at < 0 && !event.shiftKey) buttons[0].focus();
    else if (step && at >= 0) buttons[(at + step + buttons.length) % buttons.length].focus();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** @param {boolean} hadFocus */
  #leave(hadFocus) {
    this.#hide();
    const mark = /** @type {HTMLElement | null} */ (this.#sheet.querySelector("mark.is-current"));
    if (hadFocus) (mark ?? this.#sheet).focus({ preventScroll: true });
  }

  #hide() {
    if (this.#bar.matches(":popover-open")) this.#bar.hidePopover();
  }

  #place() {
    if (!this.#selected || !this.#bar.matches(":popover-open")) return;
    const lines = this.#selected.range.getClientRects();
    const line = lines[lines.length - 1];
    if (!line) return this.#hide();
    const view = { width: document.documentElement.clientWidth, height: globalThis.innerHeight };
    const { top, left } = placeCard(line, this.#bar.getBoundingClientRect(), view);
    this.#bar.style.setProperty("inset-block-start", `${top}px`);
    this.#bar.style.setProperty("inset-inline-start", `${left}px`);
  }
}

/** @param {Range} range @returns {string} its words, without the superscripts and the notes in the margin */
function readWords(range) {
  const words = range.cloneContents();
  for (const other of words.querySelectorAll(".noteref, .sidenote, .visually-hidden")) other.remove();
  for (const block of words.querySelectorAll("p, li, td, th, h3, h4, h5, h6")) block.append("\n");
  return (words.textContent ?? "").replace(/[^\S\n]+/gu, " ").replace(/\s*\n\s*/gu, "\n").trim();
}
