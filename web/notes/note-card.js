/**
 * The card of a note: its words and sources, what else rests on them, its citation to take along.
 * Knows the note it shows; how words are shown in the paper is the caller's.
 */

import { copyFrom } from "../dom/clipboard.js";
import { createElement } from "../dom/template.js";
import { say } from "../words/say.js";
import { createNote } from "./note-view.js";

/** @typedef {import("../service/types.js").Note} Note */
/** @typedef {{quote: string, spans: import("../service/types.js").Span[], note: number}} Resting */
/**
 * @typedef {object} Around
 * @property {import("./note-shelf.js").NoteShelf} shelf
 * @property {(place: Resting) => void} showWords
 * @property {() => void} showInList
 * @property {() => void} close
 * @property {() => void} changed  the card has another size now
 */

/** So many places are listed; the notes at the end have all. */
const MOST = 6;

/**
 * @param {Note} note
 * @param {Around} around
 * @returns {HTMLElement}
 */
export function createNoteCard(note, around) {
  const copy = createButton("note.copy", () => copyCitation(copy, note, around.shelf));
  const resting = createElement("section", { class: "resting" });
  resting.hidden = true;
  fillResting(resting, note, around);
  return createElement(
    "div",
    { class: "note-card" },
    createNote(note),
    resting,
    createElement(
      "div",
      { class: "card-actions" },
      copy,
      createButton("note.all", around.showInList),
      createButton("note.close", around.close),
    ),
  );
}

/** @param {string} key @param {() => void} act */
function createButton(key, act) {
  const button = createElement("button", { type: "button", class: "quiet" }, say(key));
  button.addEventListener("click", act);
  return button;
}

/** @param {HTMLElement} button @param {Note} note @param {import("./note-shelf.js").NoteShelf} shelf */
async function copyCitation(button, note, shelf) {
  await copyFrom(button, await shelf.cite(note).catch(() => note.text));
}

/** @param {HTMLElement} section @param {Note} note @param {Around} around */
async function fillResting(section, note, { shelf, showWords, changed }) {
  const places = await listResting(note, shelf).catch(() => []);
  if (!places.length) return;
  const items = places.slice(0, MOST).map((place) => {
    const words = createElement("span", { class: "resting-words", dir: "auto" }, place.quote);
    const button = createElement("button", { type: "button" }, words);
    if (place.note !== note.number)
      button.append(createElement("span", { class: "resting-note" }, say("note.short", { number: place.note })));
    button.addEventListener("click", () => showWords(place));
    return createElement("li", {}, button);
  });
  section.append(createElement("p", { class: "label" }, say("note.resting")), createElement("ul", {}, ...items));
  section.hidden = false;
  changed();
}

/**
 * List what the note supports, then what other notes support that cite the same works.
 * @param {Note} note
 * @param {import("./note-shelf.js").NoteShelf} shelf
 * @returns {Promise<Resting[]>}
 */
async function listResting(note, shelf) {
  const [notes, works] = await Promise.all([shelf.list(note.document), shelf.listWorks(note)]);
  const numbers = [...new Set([note.number, ...works.flatMap((work) => work.notes)])];
  return numbers.flatMap((number) =>
    (notes.get(number)?.supports ?? []).map(({ quote, spans }) => ({ quote, spans, note: number })),
  );
}
