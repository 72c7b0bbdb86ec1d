/**
 * The notes at the end of the paper: each as printed, with its sources and the way back to its marker.
 * Knows the notes of one paper.
 */

import { createElement } from "../dom/template.js";
import { createSource, wordChain } from "../notes/note-view.js";
import { say } from "../words/say.js";
import { createRuns } from "./run-view.js";

/** @typedef {import("../service/types.js").NoteBlock} NoteBlock */
/** @typedef {import("../service/types.js").Note} Note */

/**
 * @param {NoteBlock[]} blocks
 * @param {import("./runs.js").Runs} runs
 * @returns {HTMLElement}
 */
export function createNoteList(blocks, runs) {
  return createElement(
    "section",
    { class: "endnotes", role: "doc-endnotes", "aria-labelledby": "notes-heading" },
    createElement("h3", { id: "notes-heading", class: "level-1" }, say("paper.notes")),
    createElement("ol", {}, ...blocks.map((block) => createItem(block, runs))),
  );
}

/** @param {NoteBlock} block @param {import("./runs.js").Runs} runs */
function createItem(block, runs) {
  const text = createElement("p", {}, ...createRuns(block.runs, runs));
  block.markers.forEach(([start], index) => {
    const name =
      block.markers.length > 1
        ? say("paper.back-to-place", { place: index + 1, number: block.number })
        : say("paper.back-to-note", { number: block.number });
    text.append(" ", createElement("a", { href: `#noteref-${start}`, role: "doc-backlink", "aria-label": name }, "↩"));
  });
  const note = createElement("div", { role: "doc-footnote", id: `note-${block.number}`, tabindex: "-1" }, text);
  return createElement("li", { value: String(block.number) }, note);
}

/**
 * Put the resolved sources under the notes of the list, once they are known.
 * @param {HTMLElement} list
 * @param {Note[]} notes
 */
export function addSources(list, notes) {
  for (const note of notes) {
    const item = list.querySelector(`#note-${note.number}`);
    if (!item || item.querySelector(".sources")) continue;
    const chain = wordChain(note);
    if (chain) item.append(createElement("p", { class: "note-chain" }, chain));
    if (note.sources.length)
      item.append(
        createElement("ul", { class: "sources" }, ...note.sources.map((source) => createSource(source, note))),
      );
  }
}
