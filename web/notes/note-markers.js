/**
 * The superscripts of the paper, in its text and in answers: a card on hover and focus, a dialog on click.
 * Knows markers and their cards; the notes come from the shelf.
 */

import { say } from "../words/say.js";

const OPEN_AFTER_MS = 90;
const CLOSE_AFTER_MS = 220;

/** @typedef {import("../dom/floating-card.js").FloatingCard} FloatingCard */
/**
 * @typedef {object} Given
 * @property {FloatingCard} card
 * @property {import("./note-shelf.js").NoteShelf} shelf
 * @property {(marker: HTMLElement, spans: import("../service/types.js").Span[], quote: string) => void} showWords
 * @property {(marker: HTMLElement) => void} showInList
 */

/** Every marker below an element, those to come included. */
export class NoteMarkers {
  #given;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {HTMLElement | null} whose card was asked for last */
  #wanted = null;

  /** @param {HTMLElement} root @param {Given} given */
  constructor(root, given) {
    this.#given = given;
    root.addEventListener("pointerover", (event) => {
      if (event.pointerType === "mouse") this.#hover(/** @type {Element} */ (event.target));
    });
    root.addEventListener("focusin", ({ target }) => {
      const marker = findMarker(/** @type {Element} */ (target));
      if (marker?.matches(":focus-visible") && !given.card.isReturning) this.open(marker, { takesFocus: false });
    });
    root.addEventListener("focusout", (event) => {
      const { card } = given;
      const marker = findMarker(/** @type {Element} */ (event.target));
      if (!marker || card.holds(/** @type {Node | null} */ (event.relatedTarget))) return;
      if (card.isOpenAt(marker)) card.close();
      else if (this.#wanted === marker) this.#wanted = null;
    });
  }

  /**
   * Open the card of a marker, unless something else is wanted by the time its note is known.
   * @param {HTMLElement} marker
   * @param {{takesFocus: boolean}} options
   */
  async open(marker, { takesFocus }) {
    const { card, shelf, showWords, showInList } = this.#given;
    this.#wanted = marker;
    const { opened } = card;
    const number = Number(marker.dataset.note);
    const paper = findHost(marker)?.dataset.document ?? "";
    const notes = shelf.list(paper).catch(() => null);
    const [note, { createNoteCard }] = await Promise.all([
      notes.then((all) => all?.get(number)),
      import("./note-card.js"),
    ]);
    if (this.#wanted !== marker || card.opened !== opened || !marker.checkVisibility()) return;
    if (!note) return takesFocus ? showInList(marker) : undefined;
    const content = createNoteCard(note, {
      shelf,
      close: () => card.close({ returnsFocus: true }),
      changed: () => card.isOpenAt(marker) && card.place(),
      showInList: () => {
        card.close();
        showInList(marker);
      },
      showWords: ({ spans, quote }) => {
        card.close();
        showWords(marker, spans, quote);
      },
    });
    card.open(marker, content, { label: say("note.name", { number }), takesFocus });
  }

  /** Open the dialog of a marker, or close it. @param {HTMLElement} marker */
  toggle(marker) {
    const { card } = this.#given;
    clearTimeout(this.#timer);
    if (card.isOpenAt(marker) && card.hasFocus) return card.close({ returnsFocus: true });
    this.open(marker, { takesFocus: true });
  }

  /** @param {Element} target */
  #hover(target) {
    const { card } = this.#given;
    const marker = findMarker(target);
    if (marker ? card.isOpenAt(marker) : card.holds(target)) return clearTimeout(this.#timer);
    if (!marker && !this.#timer && !(this.#wanted && card.isOpenAt(this.#wanted))) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        if (marker) this.open(marker, { takesFocus: false });
        else if (this.#wanted && card.isOpenAt(this.#wanted) && !card.hasFocus) card.close();
      },
      marker ? OPEN_AFTER_MS : CLOSE_AFTER_MS,
    );
  }
}

/** @param {Element} target @returns {HTMLElement | null} the marker, but not one that a card shows itself */
function findMarker(target) {
  const marker = /** @type {HTMLElement | null} */ (target.closest("[data-note]"));
  return marker?.closest(".card") ? null : marker;
}

/** @param {HTMLElement} marker @returns {HTMLElement | null} what says whose note it is: the paper, or the answer's note */
function findHost(marker) {
  const listed = document.getElementById(marker.getAttribute("href")?.slice(1) ?? "");
  return /** @type {HTMLElement | null} */ ((marker.closest("[data-document]") ?? listed?.closest("[data-document]")));
}
