/**
 * The card that a superscript of the paper opens.
 * Knows the note it shows; where it came from is the caller's.
 */

import { createElement } from "../dom/template.js";
import { say } from "../words/say.js";
import { createNote } from "./note-view.js";

/**
 * Open the card of a note at its marker.
 * @param {import("../dom/floating-card.js").FloatingCard} card
 * @param {HTMLElement} marker
 * @param {import("../service/types.js").Note} note
 * @param {() => void} showInList
 */
export function openNoteCard(card, marker, note, showInList) {
  const close = createElement("button", { type: "button", class: "quiet" }, say("note.close"));
  close.addEventListener("click", () => card.close({ returnsFocus: true }));
  const list = createElement("button", { type: "button", class: "quiet" }, say("note.all"));
  list.addEventListener("click", () => {
    card.close();
    showInList();
  });
  const content = createElement(
    "div",
    { class: "note-card" },
    createNote(note),
    createElement("div", { class: "card-actions" }, list, close),
  );
  card.open(marker, content, { label: say("note.name", { number: note.number }), takesFocus: true });
}
