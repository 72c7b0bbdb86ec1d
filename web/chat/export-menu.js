/**
 * The menu of an answer's files, and its text to take along.
 * Knows which formats the server writes.
 */

import { copyFrom } from "../dom/clipboard.js";
import { createElement } from "../dom/template.js";
import { say } from "../words/say.js";
import { wordNotes, wordPlace } from "../words/wording.js";

/** @typedef {import("../service/types.js").Answer} Answer */

const FORMATS = ["docx", "markdown", "apa", "chicago", "bibtex", "ris", "csl-json"];

/**
 * @param {HTMLElement} button that it belongs to
 * @param {Answer} answer
 * @param {import("../dom/floating-card.js").FloatingCard} card
 */
export function openExport(button, answer, card) {
  const copy = createElement("button", { type: "button", class: "quiet" }, say("export.text"));
  copy.addEventListener("click", () => copyFrom(copy, wordAnswer(answer)));
  const files = FORMATS.map((format) => {
    const href = `/api/answers/${encodeURIComponent(answer.id)}?format=${format}`;
    return createElement("a", { href, download: "" }, say(`export.${format}`));
  });
  const items = [copy, ...files].map((item) => createElement("li", {}, item));
  card.open(button, createElement("ul", { class: "export" }, ...items), { label: say("export.menu"), takesFocus: true });
}

/**
 * Write an answer as plain text: what was asked and said, the exact words behind it, the notes as printed.
 * @param {Answer} answer
 * @returns {string}
 */
export function wordAnswer({ question, text, citations, footnotes }) {
  const quotations = citations.map((citation) => {
    const place = [wordPlace(citation), wordNotes(citation.footnotes)].filter(Boolean).join(", ");
    return `[${citation.number}] “${citation.quote}” (${place})`;
  });
  const notes = footnotes.map((note) => `${wordNotes([note.number])}: ${note.text}`);
  return [question, text, quotations.join("\n"), notes.join("\n")].filter(Boolean).join("\n\n");
}
