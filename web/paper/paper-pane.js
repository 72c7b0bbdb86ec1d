/**
 * The paper beside the chat: typeset, its notes open on click, cited words marked and scrolled to.
 * Knows the paper; nothing of questions and answers.
 */

import { addStyles } from "../dom/styles.js";
import { findPart, sendUp } from "../dom/template.js";
import { NoteMarkers } from "../notes/note-markers.js";
import { NoteShelf } from "../notes/note-shelf.js";
import { MarkedPlaces } from "./marked-places.js";
import { addSources } from "./note-list.js";
import { createOutline } from "./outline-view.js";
import { ReadingPlace } from "./reading-place.js";
import { forEachInSlices } from "./slices.js";
import { createTitle } from "./title-view.js";
import { Typesetting } from "./typesetting.js";

/** @typedef {import("../service/types.js").DocumentSummary} DocumentSummary */
/** @typedef {import("../words/spans.js").Span} Span */

/** From this width of the pane on, in pixels, there is room for notes beside the text. */
const ROOMY = 760;
/** From this one on, for the outline on its other side as well. */
const WIDE = 1120;

/** The pane that shows one paper at a time. */
export class PaperPane {
  #root;
  #sheet;
  #client;
  #shelf;
  #markers;
  #marked;
  #place;
  /** @type {DocumentSummary | null} */
  #paper = null;
  /** @type {Typesetting | null} */
  #set = null;
  /** @type {Promise<unknown>} */
  #finished = Promise.resolve();
  /** @type {string | null} */
  #wanted = null;
  #isWide = false;
  /** @type {Promise<import("./selection-bar.js").SelectionBar> | null} */
  #selecting = null;
  /** Fulfilled when the pane has once been wide enough for a margin. */
  #hasMargin = Promise.withResolvers();

  /**
   * @param {HTMLElement} root
   * @param {{client: import("../service/client.js").Client, card: import("../dom/floating-card.js").FloatingCard}} given
   */
  constructor(root, { client, card }) {
    this.#root = root;
    this.#sheet = findPart(root, "sheet");
    this.#client = client;
    this.#shelf = new NoteShelf(client);
    // An answer's superscripts are the paper's too, and open the same card.
    this.#markers = new NoteMarkers(document.body, {
      card,
      shelf: this.#shelf,
      showWords: (marker, spans, quote) => this.#showFrom(marker, spans, quote),
      showInList: (marker) => this.#goTo(`#note-${marker.dataset.note}`),
    });
    this.#marked = new MarkedPlaces(findPart(root, "marked-note"));
    this.#place = new ReadingPlace(findPart(root, "outline"), findPart(root, "place"));
    this.#listen();
  }

  #listen() {
    const root = this.#root;
    root.addEventListener("click", (event) => this.#follow(event));
    findPart(root, "contents").addEventListener("keydown", (event) => this.#closeContents(event));
    findPart(root, "clear-marks").addEventListener("click", () => this.clearMarks());
    new ResizeObserver(() => this.#fit()).observe(root);
    // Paper is printed alone where it is shown alone.
    globalThis.addEventListener("beforeprint", () => {
      document.body.dataset.print = document.getElementById("chat")?.checkVisibility() ? "chat" : "paper";
    });
    const select = () => this.#watchSelection();
    this.#sheet.addEventListener("selectstart", select, { once: true });
    // Who selects nothing by hand can do the same with words that are marked.
    this.#sheet.addEventListener("keydown", async ({ key, target }) => {
      if (key !== "Enter" || !(/** @type {Element} */ (target).matches("mark"))) return;
      const marks = this.#sheet.querySelectorAll("mark.is-current");
      document.getSelection()?.setBaseAndExtent(marks[0], 0, marks[marks.length - 1], 1);
      (await this.#watchSelection()).enter();
    });
  }

  /** Offer what can be done with selected words, from the first selection on. */
  #watchSelection() {
    this.#selecting ??= import("./selection-bar.js").then(
      ({ SelectionBar }) =>
        new SelectionBar(this.#sheet, {
          locate: (range) => this.#set?.runs.locate(range) ?? [],
          paper: () => this.#paper,
        }),
    );
    return this.#selecting;
  }

  /**
   * Typeset a paper, unless it is the one already shown.
   * @param {DocumentSummary} summary
   */
  async show(summary) {
    this.#wanted = summary.id;
    if (this.#paper?.id === summary.id) return;
    this.#sheet.setAttribute("aria-busy", "true");
    const blocks = await this.#client.readBlocks(summary.id);
    if (this.#wanted !== summary.id) return; // another paper was chosen meanwhile
    this.#set?.stop();
    this.#marked.clear();
    const set = new Typesetting(blocks, createTitle(summary));
    set.element.lang = summary.language;
    set.element.dataset.document = summary.id;
    this.#set = set;
    this.#paper = summary;
    this.#sheet.replaceChildren(set.element);
    this.#sheet.scrollTop = 0;
    findPart(this.#root, "outline").replaceChildren(createOutline(summary.outline));
    this.#place.watch(set.element.querySelectorAll(".part"));
    this.#finished = this.#finish(set, summary.id);
    // An address may name a heading or a note; one of words is marked by the page as a whole.
    const { hash } = globalThis.location;
    if (/^#(block|note|noteref)-\w+$/.test(hash)) this.#goTo(hash);
  }

  /**
   * Mark words, those of other citations beside them, and bring the wanted ones into view.
   * @param {Span[]} spans
   * @param {{number: number, spans: Span[]}[]} [cited]  all that an answer cites in this paper
   * @returns {string} the wanted words; empty where the page does not show them
   */
  markWords(spans, cited = []) {
    if (!this.#set) return "";
    const isWanted = (/** @type {{spans: Span[]}} */ each) => String(each.spans) === String(spans);
    const all = cited.some(isWanted) ? cited : [...cited, { number: null, spans }];
    this.#set.reveal(all.flatMap((each) => each.spans));
    const places = this.#set.runs.mark(all);
    const place = places.find(isWanted);
    this.#marked.show(places, place?.marks.length ? place : undefined);
    return (place?.marks ?? []).map((mark) => mark.textContent).join("");
  }

  clearMarks() {
    this.#set?.runs.clear();
    this.#marked.clear();
  }

  /**
   * Draw what is not drawn yet, then what the notes cite.
   * @param {Typesetting} set
   * @param {string} id
   */
  async #finish(set, id) {
    await set.finish();
    if (this.#set !== set) return;
    this.#sheet.removeAttribute("aria-busy");
    // The printed notes are there already; what fails here shows when a note is opened.
    const notes = await this.#shelf.list(id).catch(() => new Map());
    const isWanted = () => this.#set === set;
    await forEachInSlices(notes.values(), (note) => addSources(set.notes, note), isWanted);
    if (isWanted()) await this.#fillMargin(set, notes);
  }

  /** Give a pane with room for it the outline beside the text, and one with less a margin for notes. */
  async #fit() {
    const width = this.#root.clientWidth;
    if (width < ROOMY) return this.#widen(false);
    await addStyles("margin");
    this.#hasMargin.resolve(undefined);
    this.#widen(width >= WIDE);
  }

  /** @param {boolean} isWide */
  #widen(isWide) {
    if (isWide === this.#isWide) return;
    this.#isWide = isWide;
    this.#root.classList.toggle("is-wide", isWide);
    /** @type {HTMLDetailsElement} */ (findPart(this.#root, "contents")).open = isWide;
  }

  /**
   * Put the notes into the margin, once there is one.
   * @param {Typesetting} set
   * @param {Map<number, import("../service/types.js").Note>} notes
   */
  async #fillMargin(set, notes) {
    const isWanted = () => this.#set === set;
    await this.#hasMargin.promise;
    const { addSidenote } = await import("./sidenotes.js");
    await forEachInSlices(
      set.element.querySelectorAll("[data-note]"),
      (marker) => {
        const note = notes.get(Number(/** @type {HTMLElement} */ (marker).dataset.note));
        if (note) addSidenote(/** @type {HTMLElement} */ (marker), note);
      },
      isWanted,
    );
  }

  /** @param {HTMLElement} marker @param {Span[]} spans @param {string} quote */
  #showFrom(marker, spans, quote) {
    if (this.#root.contains(marker)) this.markWords(spans);
    else sendUp(marker, "show-words", { document: this.#paper?.id, spans, quote, origin: marker });
  }

  /** @param {KeyboardEvent} event */
  #closeContents(event) {
    const details = /** @type {HTMLDetailsElement} */ (findPart(this.#root, "contents"));
    if (event.key !== "Escape" || !details.open || this.#isWide) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector("summary")?.focus();
  }

  /** @param {MouseEvent} event */
  #follow(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest?.("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const marker = /** @type {HTMLElement} */ (link);
    if (marker.dataset.note) this.#markers.toggle(marker);
    else this.#goTo(marker.getAttribute("href") ?? "");
  }

  /** @param {string} fragment */
  async #goTo(fragment) {
    const details = /** @type {HTMLDetailsElement} */ (findPart(this.#root, "contents"));
    details.open = this.#isWide;
    if (!document.getElementById(fragment.slice(1))) await this.#finished;
    const target = document.getElementById(fragment.slice(1));
    if (!target) return;
    const show = () => target.scrollIntoView({ block: target.matches("h3, h4, h5, h6") ? "start" : "center" });
    show();
    target.focus({ preventScroll: true });
    requestAnimationFrame(show); // parts on the way may have had another height than was thought
  }
}
