/**
 * The contents of the paper as links to its headings.
 * Knows the outline, not the text.
 */

import { createElement } from "../dom/template.js";
import { say } from "../words/say.js";
import { wordPages } from "../words/wording.js";

/**
 * @param {import("../service/types.js").OutlineEntry[]} outline
 * @returns {HTMLElement}
 */
export function createOutline(outline) {
  const entries = [
    ...outline.map(createEntry),
    createElement("li", { class: "level-1" }, createElement("a", { href: "#notes-heading" }, say("paper.notes"))),
  ];
  return createElement("ol", {}, ...entries);
}

/** @param {import("../service/types.js").OutlineEntry} entry */
function createEntry({ id, level, label, pages }) {
  const link = createElement("a", { href: `#block-${id}` }, label);
  const item = createElement("li", { class: `level-${level}` }, link);
  if (level === 1 && pages) item.append(createElement("span", { class: "outline-pages" }, wordPages(pages)));
  return item;
}
