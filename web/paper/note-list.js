/**
 * The notes at the end of the paper: each as printed, with its sources and the way back to its marker.
 * Knows the notes of one paper.
 */

import { createElement } from "../dom/template.js";
import { createSource, wordChain } from "../notes/note-view.js";
import { say } from "../words/say.js";
import { createRuns } from "./run-view.js";

/** @typedef {import("../service/types.js").NoteBlock} NoteBlock */

/**
 * @param {NoteBlock[]} blocks
 * @param {import("./runs.js").Runs} runs
 * @returns {HTMLElement}
 */
export function createNotes(blocks, runs) {
  return createElement("ol", {}, ...blocks.map((block) => createItem(block, runs)));
}

/** @param {NoteBlock} block @param {import("./runs.js").Runs} runs */
function createItem(block, runs) {
  const text = createElement("p", { dir: "auto" }, ...createRuns(block.runs, runs));
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
 * Put the resolved sources of a note under it, once they are known.
 * @param {HTMLElement} list
 * @param {import("../service/types.js").Note} note
 */
export function addSources(list, note) {
  const item = list.querySelector(`#note-${note.number}`);
  if (!item) return;
  const chain = wordChain(note);
  if (chain) item.append(createElement("p", { class: "note-chain" }, chain));
  if (note.sources.length)
    item.append(createElement("ul", { class: "sources" }, ...note.sources.map((source) => createSource(source, note))));
}
