/**
 * One of the paper's own notes as the page shows it: number, printed text, what it cites.
 * Knows nothing of where it stands.
 */

import { copyTemplate, createElement, fillPart, findPart } from "../dom/template.js";
import { nameSite, splitLinks } from "../words/links.js";
import { say } from "../words/say.js";
import { describeSource } from "../words/source.js";
import { isSameWords } from "../words/spans.js";

/** @typedef {import("../service/types.js").Note} Note */

/**
 * Turn a text into nodes, its web addresses into links.
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function linkText(text) {
  return splitLinks(text).map((piece) =>
    piece.href
      ? createElement("a", { href: piece.href, target: "_blank", rel: "noopener noreferrer" }, piece.text)
      : piece.text,
  );
}

/**
 * Make the entry of a source. Where no title was found its printed words stand in for it, unless they are all of
 * the note, which shows them already.
 * @param {import("../service/types.js").Source} source
 * @param {Note} note
 * @returns {HTMLElement}
 */
export function createSource(source, note) {
  const view = describeSource(source);
  const item = copyTemplate("source");
  fillPart(item, "title", view.isTitled || !isSameWords(source.text, note.text) ? view.title : null);
  item.classList.toggle("is-untitled", !view.isTitled);
  fillPart(item, "line", view.line);
  fillPart(item, "type", view.type);
  const link = /** @type {HTMLAnchorElement} */ (findPart(item, "link"));
  if (view.href) {
    link.href = view.href;
    link.append(
      nameSite(view.href),
      createElement("span", { "aria-hidden": "true" }, " ↗"),
      createElement("span", { class: "visually-hidden" }, say("note.new-tab", { title: view.title })),
    );
  } else link.remove();
  return item;
}

/**
 * Say from which notes the sources of a note were completed, step by step; null where it is complete itself.
 * @param {Note} note
 * @returns {string | null}
 */
export function wordChain(note) {
  const chains = note.sources.flatMap(({ path, resolved_from: from }) => {
    const steps = path?.length ? path.map((step) => step.note) : from === null ? [] : [from];
    return steps.length ? [steps.map((number) => say("note.origin", { number })).join(" → ")] : [];
  });
  if (!chains.length) return null;
  const notes = [...new Set(chains)].join(", ");
  return /^\W*ibid/i.test(note.text) ? say("note.ibid", { notes }) : say("note.short-title", { notes });
}

/**
 * @param {Note} note
 * @returns {HTMLElement}
 */
export function createNote(note) {
  const view = copyTemplate("note");
  findPart(view, "number").append(
    createElement("span", { class: "visually-hidden" }, say("note.before")),
    String(note.number),
  );
  const text = findPart(view, "text");
  text.dir = "auto";
  text.append(...linkText(note.text));
  fillPart(view, "chain", wordChain(note));
  const sources = findPart(view, "sources");
  sources.append(...note.sources.map((source) => createSource(source, note)));
  sources.hidden = note.sources.length === 0;
  return view;
}
