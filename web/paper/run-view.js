/**
 * Runs of the paper as nodes: words, superscript notes, the space where a page break cut.
 * Knows no blocks.
 */

import { createElement } from "../dom/template.js";
import { say } from "../words/say.js";

/** @typedef {import("../service/types.js").Run} Run */

/**
 * @param {Run[]} runs
 * @param {import("./runs.js").Runs} registry
 * @returns {(Node | string)[]}
 */
export function createRuns(runs, registry) {
  return runs.map((run) => {
    if ("gap" in run) return " ";
    if ("note" in run) return createNoteref(run.note, run.span[0]);
    const element = createElement(run.style ?? "span", {}, run.text);
    registry.add(run, element);
    return element;
  });
}

/** @param {number} number @param {number} start of its marker in the text */
function createNoteref(number, start) {
  const link = createElement(
    "a",
    {
      href: `#note-${number}`,
      id: `noteref-${start}`,
      role: "doc-noteref",
      "data-note": String(number),
    },
    createElement("span", { class: "visually-hidden" }, say("note.mark")),
    String(number),
  );
  return createElement("sup", { class: "noteref" }, link);
}
