/**
 * Where the audit leads: into the paper, and to the claims that rest on something.
 * Knows where each note is printed.
 */

import { createElement } from "../dom/template.js";
import { writeAddress } from "../state/address.js";
import { say } from "../words/say.js";
import { wordCount } from "../words/wording.js";
import { fold } from "./tables.js";

const LONG = 8;

/** The links of one paper. */
export class Links {
  #document;
  #notes;

  /** @param {import("../service/types.js").Audit} audit */
  constructor({ document, notes }) {
    this.#document = document;
    this.#notes = new Map(notes.map(({ number, spans }) => [number, spans]));
  }

  /** @param {string} text @param {import("../words/spans.js").Span[]} spans */
  toWords(text, spans) {
    return spans.length ? createElement("a", { href: writeAddress(this.#document, spans) }, text) : text;
  }

  /** @param {number[]} numbers */
  toNotes(numbers) {
    const links = numbers.flatMap((number) => [this.toWords(say("note.short", { number }), this.#notes.get(number) ?? []), " "]);
    return numbers.length > LONG ? [fold(wordCount(numbers.length, "note"), ...links)] : links;
  }

  /** @param {string} text @param {Record<string, string>} filter */
  toClaims(text, filter) {
    const asked = new URLSearchParams({ document: this.#document, ...filter });
    return createElement("a", { href: `?${asked}#claims` }, text);
  }
}
