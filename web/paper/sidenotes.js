/**
 * The paper's notes in the margin, each beside its marker.
 * Knows notes and markers; whether there is a margin is for the style sheet to say.
 */

import { createElement } from "../dom/template.js";
import { describeSource } from "../words/source.js";
import { nameSite } from "../words/links.js";
import { wordChain } from "../notes/note-view.js";

/** @typedef {import("../service/types.js").Note} Note */

/** An address within a note: in the margin a short link stands for it. */
const ADDRESS = /,?\s*<?https?:\/\/[^\s<>]+[^\s<>.,;)]>?/gu;

/**
 * Put the note of a marker into the margin. It is there for the eye: a screen reader has the marker, which opens the
 * same note. A marker in a table has no margin beside it.
 * @param {HTMLElement} marker
 * @param {Note} note
 */
export function addSidenote(marker, note) {
  const mark = marker.closest("sup");
  if (!mark || mark.closest("table")) return;
  const number = createElement("span", { class: "sidenote-number" }, String(note.number));
  const words = createElement("span", { class: "sidenote-words", dir: "auto" }, note.text.replace(ADDRESS, ""));
  const chain = wordChain(note);
  const lines = note.sources.slice(0, 2).map((source) => createLine(source, Boolean(chain)));
  const side = createElement("span", { class: "sidenote", "aria-hidden": "true" }, number, words, ...lines);
  if (chain) words.after(createElement("span", { class: "sidenote-line note-chain" }, chain));
  side.addEventListener("click", (event) => {
    if (!(/** @type {Element} */ (event.target).closest("a"))) marker.click();
  });
  // Markers in a row stay in a row, with the comma between them.
  let last = /** @type {Element} */ (mark);
  while (last.nextSibling instanceof Element && last.nextSibling.matches(".noteref, .sidenote")) last = last.nextSibling;
  last.after(side);
}

/** @param {import("../service/types.js").Source} source @param {boolean} isResolved */
function createLine(source, isResolved) {
  const { title, type, date, href } = describeSource(source);
  const what = [isResolved && title, type, date].filter(Boolean).join(" · ");
  const line = createElement("span", { class: "sidenote-line" }, what);
  if (href) {
    const link = createElement("a", { href, target: "_blank", rel: "noopener noreferrer", tabindex: "-1" });
    link.append(`${nameSite(href)} ↗`);
    line.append(what ? " · " : "", link);
  }
  return line;
}
