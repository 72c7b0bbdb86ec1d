/**
 * The head of the paper: what it is, who wrote it, whose it is.
 * Knows the document's summary.
 */

import { createElement } from "../dom/template.js";
import { wordDate } from "../words/source.js";

/** @typedef {import("../service/types.js").DocumentSummary} DocumentSummary */

/**
 * @param {DocumentSummary} summary
 * @returns {HTMLElement}
 */
export function createTitle(summary) {
  const head = createElement("header", { class: "paper-head" });
  const add = (/** @type {string} */ tag, /** @type {string} */ name, /** @type {string | null} */ text) => {
    if (text) head.append(createElement(tag, { class: name }, text));
  };
  add("p", "kicker", [summary.publisher, summary.series].filter(Boolean).join(" · "));
  head.append(createElement("h2", { id: "paper-title" }, summary.title));
  add("p", "subtitle", summary.subtitle);
  add("p", "byline", [summary.authors.join(", "), summary.date && wordDate(summary.date)].filter(Boolean).join(" · "));
  if (summary.doi) {
    const href = `https://doi.org/${summary.doi}`;
    head.append(
      createElement(
        "p",
        { class: "doi" },
        createElement("a", { href, target: "_blank", rel: "noopener noreferrer" }, href.slice(8)),
      ),
    );
  }
  add("p", "rights", summary.rights);
  return head;
}
