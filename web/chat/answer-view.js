/**
 * An answer on the page: its claims with their marks, and the footnotes behind it.
 * Knows one answer.
 */

import { copyTemplate, createElement, findPart, sendUp } from "../dom/template.js";
import { createNote, linkText } from "../notes/note-view.js";
import { sliceCodePoints } from "../words/code-points.js";
import { say } from "../words/say.js";
import { wordClaimGrounds, wordMaking } from "../words/wording.js";
import { createCitationButton } from "./citation-button.js";
import { createNoteLinks, nameNote } from "./note-link.js";

/** @typedef {import("../service/types.js").Answer} Answer */
/** @typedef {import("../service/types.js").Citation} Citation */
/** @typedef {{card: import("../dom/floating-card.js").FloatingCard, nameDocument: (id: string) => string}} Context */

/**
 * @param {Answer} answer
 * @param {Context} context
 * @returns {HTMLElement}
 */
export function createAnswer(answer, context) {
  const view = copyTemplate("answer");
  findPart(view, "claims").append(...answer.claims.map((claim) => createClaim(claim, answer, context)));
  findPart(view, "notes").append(...answer.footnotes.map((note) => createAnswerNote(note, answer)));
  findPart(view, "behind").hidden = answer.footnotes.length === 0;
  findPart(view, "made").textContent = wordMaking(answer);
  return view;
}

/** @param {import("../service/types.js").Claim} claim @param {Answer} answer @param {Context} context */
function createClaim(claim, answer, { card, nameDocument }) {
  const view = copyTemplate("claim");
  const notesPrefix = `answer-${answer.id}`;
  const cited = answer.citations.filter((citation) => claim.citations.includes(citation.number ?? 0));
  const listed = new Set(answer.footnotes.map((note) => note.number));
  const notes = [...new Set(cited.flatMap((citation) => citation.footnotes))].filter((n) => listed.has(n));
  const buttons = cited.map((citation) =>
    createCitationButton(citation, {
      card,
      notesPrefix,
      paperTitle: nameDocument(citation.document),
    }),
  );
  findPart(view, "text").append(...emphasize(claim), ...createNoteLinks(notes, notesPrefix), "\u00a0", ...buttons);
  findPart(view, "grounds").append(...wordClaimGrounds(cited).map((line) => createGrounds(line, cited.length)));
  return view;
}

/**
 * Set the answering words of a claim apart from the rest.
 * @param {import("../service/types.js").Claim} claim
 */
function emphasize({ text, emphasis }) {
  if (!emphasis) return linkText(text);
  const [start, end] = emphasis;
  return [
    ...linkText(sliceCodePoints(text, 0, start)),
    createElement("strong", { class: "answering" }, sliceCodePoints(text, start, end)),
    ...linkText(sliceCodePoints(text, end, text.length)),
  ];
}

/** @param {{numbers: number[], place: string, grounds: string}} line @param {number} citations */
function createGrounds({ numbers, place, grounds }, citations) {
  const which = citations > 1 ? `${numbers.map((number) => `[${number}]`).join(" ")} ` : "";
  return createElement("li", {}, `${which}${place}\u00a0· `, createElement("span", { class: "ground" }, grounds));
}

/** @param {import("../service/types.js").Note} note @param {Answer} answer */
function createAnswerNote(note, answer) {
  const item = createElement(
    "li",
    { id: nameNote(`answer-${answer.id}`, note.number), tabindex: "-1" },
    createNote(note),
  );
  const place = note.supports?.[0];
  if (!place?.spans.length) return item;
  const button = createElement(
    "button",
    { type: "button", class: "quiet" },
    say("answer.show-supports"),
    createElement("span", { class: "visually-hidden" }, say("answer.of-note", { number: note.number })),
  );
  button.addEventListener("click", () =>
    sendUp(button, "show-words", {
      document: note.document,
      spans: place.spans,
      quote: place.quote,
      origin: button,
    }),
  );
  item.append(button);
  return item;
}
