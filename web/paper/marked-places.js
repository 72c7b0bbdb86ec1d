/**
 * The cited places that are marked: which one the reader is at, the way to the others.
 * Knows marks, not how they were made.
 */

import { fillPart, findPart } from "../dom/template.js";
import { say } from "../words/say.js";

/** @typedef {import("./runs.js").Place} Place */

/** The line of the paper's bar that says what is marked. */
export class MarkedPlaces {
  #bar;
  /** @type {Place[]} */
  #places = [];
  #at = 0;

  /** @param {HTMLElement} bar */
  constructor(bar) {
    this.#bar = bar;
    findPart(bar, "earlier-mark").addEventListener("click", () => this.step(-1));
    findPart(bar, "later-mark").addEventListener("click", () => this.step(1));
  }

  /**
   * Go to one of the places that the page shows.
   * @param {Place[]} places in reading order
   * @param {Place | undefined} wanted
   */
  show(places, wanted) {
    for (const { marks } of this.#places) this.#settle(marks, false);
    this.#places = places.filter(({ marks }) => marks.length);
    this.#at = wanted ? this.#places.indexOf(wanted) : -1;
    const isShown = this.#at >= 0;
    this.#bar.hidden = false;
    findPart(this.#bar, "marked-text").classList.toggle("is-missing", !isShown);
    for (const part of ["earlier-mark", "later-mark"]) findPart(this.#bar, part).hidden = this.#places.length < 2;
    if (isShown) this.#enter();
    else fillPart(this.#bar, "marked-text", say("paper.not-shown"));
  }

  clear() {
    this.#places = [];
    this.#bar.hidden = true;
  }

  /** @param {1 | -1} way */
  step(way) {
    const count = this.#places.length;
    if (!count) return;
    this.#settle(this.#places[this.#at]?.marks ?? [], false);
    this.#at = this.#at < 0 ? 0 : (this.#at + way + count) % count;
    this.#enter();
  }

  #enter() {
    const { number, marks } = this.#places[this.#at];
    const count = this.#places.length;
    const which = count > 1 ? say("paper.place", { place: this.#at + 1, of: count }) : say("paper.marked");
    fillPart(this.#bar, "marked-text", number ? `[${number}] ${which}` : which);
    this.#settle(marks, true);
    const [first] = marks;
    first.closest("details")?.setAttribute("open", "");
    first.scrollIntoView({ block: "center", inline: "nearest" });
    first.focus({ preventScroll: true });
    // Parts on the way that were never drawn may have had another height than was thought.
    requestAnimationFrame(() => first.scrollIntoView({ block: "center", inline: "nearest" }));
  }

  /** @param {HTMLElement[]} marks @param {boolean} isCurrent */
  #settle(marks, isCurrent) {
    for (const mark of marks) mark.classList.toggle("is-current", isCurrent);
  }
}
