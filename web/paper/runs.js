/**
 * The runs of words on the page, found again by their place in the paper's text.
 * Marks words exactly, by offset; never by searching for them.
 */

import { createElement } from "../dom/template.js";
import { cutRun, mergeSpans } from "../words/spans.js";

/** @typedef {import("../service/types.js").TextRun} TextRun */
/** @typedef {import("../words/spans.js").Span} Span */

/** Every run of words of one paper, and the marks on them. */
export class Runs {
  /** @type {{run: TextRun, element: HTMLElement}[]} */
  #shown = [];
  /** @type {{run: TextRun, element: HTMLElement}[]} */
  #marked = [];

  /** @param {TextRun} run @param {HTMLElement} element whose only content is the run's text */
  add(run, element) {
    this.#shown.push({ run, element });
  }

  /**
   * Mark exactly the words in the spans, and unmark all others.
   * @param {Span[]} spans
   * @returns {HTMLElement[]} the marks in reading order; none where the page does not show those words
   */
  mark(spans) {
    this.clear();
    const merged = mergeSpans(spans);
    this.#marked = this.#shown.filter(({ run }) => merged.some(([s, e]) => s < run.span[1] && run.span[0] < e));
    this.#marked.sort((a, b) => a.run.span[0] - b.run.span[0]);
    for (const { run, element } of this.#marked) {
      element.replaceChildren(
        ...cutRun(run, merged).map((piece) =>
          piece.isMarked ? createElement("mark", { tabindex: "-1" }, piece.text) : piece.text,
        ),
      );
    }
    return this.#marked.flatMap(({ element }) => [...element.querySelectorAll("mark")]);
  }

  clear() {
    for (const { run, element } of this.#marked) element.textContent = run.text;
    this.#marked = [];
  }
}
