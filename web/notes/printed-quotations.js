/**
 * The quotations of an answer as its footnotes on paper, where no card opens.
 * Knows citations; the style sheet shows the list in print only.
 */

import { createElement } from "../dom/template.js";
import { say } from "../words/say.js";
import { wordGrounds, wordPlace } from "../words/wording.js";

/** @typedef {import("../service/types.js").Citation} Citation */

/**
 * @param {Citation[]} citations
 * @returns {HTMLElement}
 */
export function createQuotationList(citations) {
  const items = citations.map((citation) =>
    createElement(
      "li",
      { "data-label": `[${citation.number}]` },
      createElement("q", { dir: "auto" }, citation.quote),
      ` ${[wordPlace(citation), wordGrounds(citation)].filter(Boolean).join("; ")}. `,
      createElement("span", { class: "address" }, new URL(citation.url, globalThis.location.origin).href),
    ),
  );
  return createElement("ol", { class: "printed", "aria-label": say("answer.quotations") }, ...items);
}
