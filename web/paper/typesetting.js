/**
 * A paper set part by part: the first at once, the others as there is time, or when their words are wanted.
 * Knows parts and how each is drawn; nothing of marks or notes opened.
 */

import { createElement } from "../dom/template.js";
import { say } from "../words/say.js";
import { createBlock } from "./block-view.js";
import { createNotes } from "./note-list.js";
import { divideNotes, dividePaper } from "./parts.js";
import { Runs } from "./runs.js";
import { forEachInSlices } from "./slices.js";

/** What a part not yet drawn is taken to need: a line of 27 pixels for every 62 characters. */
const PIXELS_PER_CHARACTER = 27 / 62;
/** About as much as the tallest window shows. */
const FIRST = 5000;

/** @typedef {{element: HTMLElement, start: number, end: number, draw: (() => Node[]) | null}} Sheet */

/** One paper on the page. */
export class Typesetting {
  runs = new Runs();
  /** @type {Sheet[]} */
  #sheets = [];
  #isWanted = true;

  /**
   * @param {import("../service/types.js").Blocks} paper
   * @param {HTMLElement} title
   */
  constructor({ blocks, footnotes }, title) {
    const text = dividePaper(blocks).map((part) =>
      this.#add(part, () => part.contents.map((block) => createBlock(block, this.runs))),
    );
    const heading = createElement("h3", { id: "notes-heading", class: "level-1", tabindex: "-1" }, say("paper.notes"));
    this.notes = createElement(
      "section",
      { class: "endnotes", role: "doc-endnotes", "aria-labelledby": "notes-heading" },
      createElement("div", { class: "part", "data-heading": "notes-heading" }, heading),
      ...divideNotes(footnotes).map((part) => this.#add(part, () => [createNotes(part.contents, this.runs)])),
    );
    this.element = createElement("article", { class: "paper-text" }, title, ...text, this.notes);
    let size = 0;
    for (const sheet of this.#sheets) {
      if (size > FIRST) break;
      size += sheet.end - sheet.start;
      this.#draw(sheet);
    }
  }

  /** Draw all that is not drawn yet, between the page's other work. */
  finish() {
    const draw = (/** @type {Sheet} */ sheet) => this.#draw(sheet);
    return forEachInSlices(this.#sheets, draw, () => this.#isWanted);
  }

  /** Draw no more: another paper is wanted. */
  stop() {
    this.#isWanted = false;
  }

  /** @param {import("../words/spans.js").Span[]} spans whose parts must be there now */
  reveal(spans) {
    for (const sheet of this.#sheets) {
      if (spans.some(([start, end]) => start < sheet.end && sheet.start < end)) this.#draw(sheet);
    }
  }

  /** @param {import("./parts.js").Part<any>} part @param {() => Node[]} draw */
  #add({ heading, start, end, size }, draw) {
    const element = createElement("div", { class: "part", "data-heading": heading ?? "" });
    const height = `${Math.ceil(size * PIXELS_PER_CHARACTER)}px`;
    element.style.setProperty("min-block-size", height);
    element.style.setProperty("contain-intrinsic-block-size", `auto ${height}`);
    this.#sheets.push({ element, start, end, draw });
    return element;
  }

  /** @param {Sheet} sheet */
  #draw(sheet) {
    if (!sheet.draw) return;
    sheet.element.append(...sheet.draw());
    sheet.element.style.removeProperty("min-block-size");
    sheet.draw = null;
  }
}
