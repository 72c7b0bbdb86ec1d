/**
 * Our own mark, `[1]`: its card with the quotation, and the way into the paper.
 * Knows one citation and those beside it.
 */

import { openOnHover } from "../dom/hover-card.js";
import { copyTemplate, createElement, fillPart, findPart, sendUp } from "../dom/template.js";
import { say } from "../words/say.js";
import { wordGrounds, wordPlace } from "../words/wording.js";
import { createNoteLinks } from "./note-link.js";

/** @typedef {import("../service/types.js").Answer} Answer */
/** @typedef {import("../service/types.js").Citation} Citation */
/**
 * @typedef {object} Around
 * @property {import("../dom/floating-card.js").FloatingCard} card
 * @property {string} notesPrefix
 * @property {string} paperTitle
 * @property {string} language  of the words that are cited
 * @property {Answer} answer
 */

/** There are so many tones; then they begin again. */
const TONES = 6;

/** @param {number} number @returns {string} the class of a citation's tone, in the answer as in the paper */
export function nameTone(number) {
  return `tone-${((number - 1) % TONES) + 1}`;
}

/** @param {Citation} citation @param {Around} around @returns {HTMLElement} */
function createQuotation(citation, { notesPrefix, paperTitle, language, answer, card }) {
  const view = copyTemplate("quotation");
  view.classList.add(nameTone(citation.number ?? 1));
  findPart(view, "label").textContent = say("answer.quotation", { number: citation.number ?? 0 });
  const words = createElement("span", { lang: language }, citation.quote);
  findPart(view, "quote").append(words, ...createNoteLinks(citation.footnotes, notesPrefix));
  fillPart(view, "place", [wordPlace(citation), paperTitle].filter(Boolean).join(" — "));
  fillPart(view, "grounds", wordGrounds(citation));
  const wrong = findPart(view, "wrong");
  wrong.addEventListener("click", () => {
    const origin = wrong.closest(".claim")?.querySelector(`.${nameTone(citation.number ?? 1)}`) ?? null;
    sendUp(wrong, "give-feedback", { answer, citation, origin });
    card.close();
  });
  return view;
}

/** @param {Citation} citation @param {Around} around @returns {HTMLElement} */
export function createCitationButton(citation, around) {
  const { number = 1, document, spans, quote } = citation;
  const button = createElement(
    "button",
    { type: "button", class: `cite ${nameTone(number)}`, "aria-expanded": "false" },
    `[${number}]`,
    createElement("span", { class: "visually-hidden" }, say("answer.cite")),
  );
  openOnHover(button, around.card, () => ({
    content: createQuotation(citation, around),
    label: say("answer.quotation", { number }),
  }));
  // What else the answer cites there is marked too, each in its own tone.
  const marks = around.answer.citations.filter((each) => each.document === document);
  button.addEventListener("click", () =>
    sendUp(button, "show-words", {
      document,
      spans,
      quote,
      number,
      marks: marks.map((each) => ({ number: each.number, spans: each.spans })),
      origin: button,
    }),
  );
  return button;
}
