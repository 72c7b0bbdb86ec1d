/**
 * An answer on the page: its claims with their marks and grounds, and the footnotes behind it.
 * Knows one answer, or what was told of it so far.
 */

import { copyTemplate, createElement, fillPart, findPart, sendUp } from "../dom/template.js";
import { createNote, linkText } from "../notes/note-view.js";
import { sliceCodePoints } from "../words/code-points.js";
import { say } from "../words/say.js";
import { wordClaimGrounds, wordMaking } from "../words/wording.js";
import { createCitationButton, nameTone } from "./citation-button.js";
import { createNoteLinks, nameNote } from "./note-link.js";

/** @typedef {import("../service/types.js").Answer} Answer */
/** @typedef {import("../service/types.js").Citation} Citation */
/** @typedef {import("../service/types.js").DocumentSummary} DocumentSummary */
/**
 * @typedef {object} Context
 * @property {import("../dom/floating-card.js").FloatingCard} card
 * @property {(id: string) => DocumentSummary | undefined} findPaper
 */

/** @typedef {{text: string, citations?: Citation[]}} Told  a claim with its marks, and what they stand for */

/** The marks that follow a claim in what is told of an answer. */
const MARKS = /(?:\s*\[\d+\])+\s*$/;

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
  const reason = answer.fallback?.reason;
  fillPart(view, "fallback", reason ? say("answer.fallback", { reason }) : null);
  findPart(view, "made").textContent = wordMaking(answer);
  import("../notes/printed-quotations.js").then(({ createQuotationList }) =>
    findPart(view, "claims").after(createQuotationList(answer.citations)),
  );
  return view;
}

/** @returns {HTMLElement} an answer that is being told, without a claim yet */
export function createTelling() {
  const view = copyTemplate("answer");
  findPart(view, "claims").setAttribute("aria-busy", "true");
  for (const part of ["behind", "fallback", "made"]) findPart(view, part).remove();
  return view;
}

/**
 * Make a claim that was told as it will look in the whole answer, which lists the notes that its superscripts lead to.
 * @param {Told} told
 * @returns {{claim: HTMLElement, words: string}}
 */
export function createToldClaim({ text, citations = [] }) {
  const claim = copyTemplate("claim");
  const words = text.replace(MARKS, "").trim();
  const marks = citations.map(({ number = 1 }) => createElement("span", { class: `cite ${nameTone(number)}` }, `[${number}]`));
  const notes = [...new Set(citations.flatMap(({ footnotes }) => footnotes))];
  const superscripts = notes.map((number) => createElement("sup", { class: "noteref" }, String(number)));
  findPart(claim, "text").append(...linkText(words), ...superscripts, "\u00a0", ...marks);
  fillGrounds(claim, citations);
  return { claim, words };
}

/** @param {import("../service/types.js").Claim} claim @param {Answer} answer @param {Context} context */
function createClaim(claim, answer, { card, findPaper }) {
  const view = copyTemplate("claim");
  const notesPrefix = `answer-${answer.id}`;
  const cited = answer.citations.filter((citation) => claim.citations.includes(citation.number ?? 0));
  const listed = new Set(answer.footnotes.map((note) => note.number));
  const notes = [...new Set(cited.flatMap((citation) => citation.footnotes))].filter((n) => listed.has(n));
  const language = findPaper(cited[0]?.document ?? "")?.language ?? "";
  // The marks speak the page's language, the words the paper's.
  const words = createElement("span", { lang: language }, ...emphasize(claim));
  const buttons = cited.map((citation) =>
    createCitationButton(citation, {
      card,
      notesPrefix,
      paperTitle: findPaper(citation.document)?.title ?? "",
      language,
      answer,
    }),
  );
  findPart(view, "text").append(words, ...createNoteLinks(notes, notesPrefix), "\u00a0", ...buttons);
  fillGrounds(view, cited);
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

/** @param {HTMLElement} claim @param {Citation[]} cited */
function fillGrounds(claim, cited) {
  findPart(claim, "grounds").append(...wordClaimGrounds(cited).map((line) => createGrounds(line, cited.length)));
}

/** @param {ReturnType<typeof wordClaimGrounds>[number]} line @param {number} citations */
function createGrounds({ numbers, place, grounds, kind }, citations) {
  const which = citations > 1 ? `${numbers.map((number) => `[${number}]`).join(" ")} ` : "";
  const ground = createElement("span", { class: `ground is-${kind}` }, grounds);
  return createElement("li", {}, ground, place && ` · ${which}${place}`);
}

/** @param {import("../service/types.js").Note} note @param {Answer} answer */
function createAnswerNote(note, answer) {
  const id = nameNote(`answer-${answer.id}`, note.number);
  const item = createElement("li", { id, tabindex: "-1", "data-document": note.document }, createNote(note));
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
