/**
 * Our own mark, `[1]`: its card with the quotation, and the way into the paper.
 * Knows one citation.
 */

import { openOnHover } from "../dom/hover-card.js";
import { copyTemplate, createElement, fillPart, findPart, sendUp } from "../dom/template.js";
import { say } from "../words/say.js";
import { wordGrounds, wordPlace } from "../words/wording.js";
import { createNoteLinks } from "./note-link.js";

/** @typedef {import("../service/types.js").Citation} Citation */

/** @param {Citation} citation */
const nameQuotation = ({ number = 0 }) => say("answer.quotation", { number });

/**
 * @param {Citation} citation
 * @param {string} notesPrefix
 * @param {string} paperTitle
 * @returns {HTMLElement}
 */
export function createQuotation(citation, notesPrefix, paperTitle) {
  const view = copyTemplate("quotation");
  findPart(view, "label").textContent = nameQuotation(citation);
  findPart(view, "quote").append(citation.quote, ...createNoteLinks(citation.footnotes, notesPrefix));
  fillPart(view, "place", [wordPlace(citation), paperTitle].filter(Boolean).join(" — "));
  fillPart(view, "grounds", wordGrounds(citation));
  return view;
}

/**
 * @param {Citation} citation
 * @param {{card: import("../dom/floating-card.js").FloatingCard, notesPrefix: string, paperTitle: string}} context
 * @returns {HTMLElement}
 */
export function createCitationButton(citation, { card, notesPrefix, paperTitle }) {
  const button = createElement(
    "button",
    { type: "button", class: "cite", "aria-expanded": "false" },
    `[${citation.number}]`,
    createElement("span", { class: "visually-hidden" }, say("answer.cite")),
  );
  openOnHover(button, card, () => ({
    content: createQuotation(citation, notesPrefix, paperTitle),
    label: nameQuotation(citation),
  }));
  button.addEventListener("click", () =>
    sendUp(button, "show-words", {
      document: citation.document,
      spans: citation.spans,
      quote: citation.quote,
      origin: button,
    }),
  );
  return button;
}
