/**
 * The runs of words on the page, found again by their place in the paper's text.
 * Marks words exactly, by offset; never by searching for them.
 */

import { createElement } from "../dom/template.js";
import { cutRun, mergeSpans } from "../words/spans.js";

/** @typedef {import("../service/types.js").TextRun} TextRun */
/** @typedef {import("../words/spans.js").Span} Span */
/** @typedef {{number: number | null, spans: Span[]}} Cited  a citation's words; those that only an address names have no number */
/** @typedef {Cited & {marks: HTMLElement[]}} Place */

/** The citations have as many tones as the style sheet; then they begin again. */
const TONES = 6;

/** Every run of words of one paper that is drawn, and the marks on them. */
export class Runs {
  /** @type {Map<HTMLElement, TextRun>} */
  #shown = new Map();
  /** @type {HTMLElement[]} */
  #marked = [];

  /** @param {TextRun} run @param {HTMLElement} element whose only content is the run's text */
  add(run, element) {
    this.#shown.set(element, run);
  }

  /**
   * Mark exactly the cited words, and unmark all others.
   * @param {Cited[]} cited
   * @returns {Place[]} as they follow on the page, where notes come last; those without marks are not shown there
   */
  mark(cited) {
    this.clear();
    const layers = cited.map(({ spans }) => mergeSpans(spans));
    const all = layers.flat();
    const places = cited.map((each) => ({ ...each, marks: /** @type {HTMLElement[]} */ ([]) }));
    const touched = [...this.#shown].filter(([, { span }]) => all.some(([s, e]) => s < span[1] && span[0] < e));
    touched.sort(([, a], [, b]) => a.span[0] - b.span[0]);
    for (const [element, run] of touched) {
      const pieces = cutRun(run, layers).map(({ text, layers: over }) =>
        over.length ? createMark(text, over.map((layer) => places[layer])) : text,
      );
      element.replaceChildren(...pieces);
    }
    this.#marked = touched.map(([element]) => element);
    return places.sort(compareOnPage);
  }

  clear() {
    for (const element of this.#marked) element.textContent = this.#shown.get(element)?.text ?? "";
    this.#marked = [];
  }

  /**
   * Find the spans of the words in a range of the page.
   * @param {Range} range
   * @returns {Span[]} merged, without white space at their ends
   */
  locate(range) {
    /** @type {Span[]} */
    const spans = [];
    for (const [element, { text, span }] of this.#shown) {
      if (!range.intersectsNode(element)) continue;
      const start = element.contains(range.startContainer) ? measure(element, range.startContainer, range.startOffset) : 0;
      const end = element.contains(range.endContainer)
        ? measure(element, range.endContainer, range.endOffset)
        : text.length;
      const words = text.slice(start, end).trim();
      const from = countCodePoints(text.slice(0, text.indexOf(words, start)));
      if (words) spans.push([span[0] + from, span[0] + from + countCodePoints(words)]);
    }
    return mergeSpans(spans);
  }
}

/** @param {string} text @param {Place[]} places it belongs to */
function createMark(text, places) {
  const mark = createElement("mark", { tabindex: "-1" }, text);
  const [{ number }] = places;
  if (number) mark.classList.add(`tone-${((number - 1) % TONES) + 1}`);
  const begun = places.filter((place) => place.number && !place.marks.length);
  if (begun.length) mark.dataset.label = begun.map((place) => `[${place.number}]`).join("");
  for (const place of places) place.marks.push(mark);
  return mark;
}

/** @param {Place} one @param {Place} other */
function compareOnPage({ marks: [one] }, { marks: [other] }) {
  if (!one || !other || one === other) return Number(!one) - Number(!other);
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** @param {Node} element @param {Node} node @param {number} offset @returns {number} of UTF-16 units before it */
function measure(element, node, offset) {
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** @param {string} text */
const countCodePoints = (text) => Array.from(text).length;
