/**
 * Words of a paper as a quotation with its source, to be put into another text.
 * Knows the paper's summary, not the page.
 */

import { wordPages } from "../words/wording.js";

/** @typedef {import("../service/types.js").DocumentSummary} DocumentSummary */
/** @typedef {import("../service/types.js").OutlineEntry} OutlineEntry */

/**
 * Find the headings over a place, the chapter first.
 * @param {OutlineEntry[]} outline
 * @param {number} offset
 * @returns {OutlineEntry[]}
 */
export function findSection(outline, offset) {
  /** @type {OutlineEntry[]} */
  let path = [];
  for (const entry of outline) {
    if (entry.span[0] > offset) break;
    path = [...path.filter(({ level }) => level < entry.level), entry];
  }
  return path;
}

/**
 * Write a quotation: the words, whose they are, where they stand, and the address that marks them.
 * @param {string} text
 * @param {number} offset
 * @param {DocumentSummary} paper
 * @param {string} url
 * @returns {string}
 */
export function citeWords(text, offset, { authors, date, title, outline }, url) {
  const section = findSection(outline, offset);
  const pages = wordPages(section.findLast((entry) => entry.pages)?.pages ?? null);
  const who = [authors.join(", "), date && `(${date.slice(0, 4)})`].filter(Boolean).join(" ");
  const where = [section.map(({ label }) => label).join(" › "), pages].filter(Boolean);
  return `“${text}”\n— ${[who, title, ...where].filter(Boolean).join(", ")}. ${url}`;
}
