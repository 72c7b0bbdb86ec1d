/**
 * One work on the page: what it is, where it leads, the words of the paper that rest on it.
 * Knows one work.
 */

import { copyFrom } from "../dom/clipboard.js";
import { createElement } from "../dom/template.js";
import { nameSite } from "../words/links.js";
import { say } from "../words/say.js";
import { describeSource } from "../words/source.js";
import { wordNotes } from "../words/wording.js";

/** @typedef {import("./work-list.js").Work} Work */
/** @typedef {import("../service/types.js").Span} Span */
/**
 * @typedef {object} Around
 * @property {(spans: Span[], attributes: Record<string, string>, ...content: (Node | string)[]) => HTMLElement} createWay
 * @property {() => Promise<string>} cite  the work in the style that is chosen
 */

/** @param {Work} work @param {Around} around */
export function createWork(work, around) {
  const view = describeSource(work.source);
  const title = createElement("h3", { dir: "auto", class: view.isTitled ? "" : "is-untitled" }, view.title);
  const line = createElement("p", { class: "work-line" }, view.line);
  return createElement(
    "li",
    { class: "work" },
    createElement("div", { class: "work-what" }, title, ...(view.line ? [line] : []), createMeta(work, view, around)),
    createResting(work, around),
  );
}

/** @param {Work} work @param {ReturnType<typeof describeSource>} view @param {Around} around */
function createMeta(work, view, { cite }) {
  const grounds = [...(work.grounds === "interview" ? ["interview"] : []), ...(work.official ? ["official"] : [])];
  const name = say("sources.copy-of", { title: view.title });
  const copy = createElement("button", { type: "button", class: "quiet", "aria-label": name }, say("note.copy"));
  copy.addEventListener("click", async () => copyFrom(copy, (await cite().catch(() => work.source.text)).trim()));
  const parts = [
    ...(view.type ? [createElement("span", {}, view.type)] : []),
    ...grounds.map((name) => createElement("span", { class: `basis is-${name}` }, say(`sources.${name}`))),
    ...(view.href ? [createLink(view.href, view.title)] : []),
    copy,
  ];
  return createElement("p", { class: "work-meta" }, ...parts);
}

/** @param {string} href @param {string} title */
const createLink = (href, title) =>
  createElement(
    "a",
    { href, target: "_blank", rel: "noopener noreferrer" },
    nameSite(href),
    createElement("span", { "aria-hidden": "true" }, " ↗"),
    createElement("span", { class: "visually-hidden" }, say("note.new-tab", { title })),
  );

/** @param {Work} work @param {Around} around */
function createResting({ notes, claims }, { createWay }) {
  const ways = claims.map(({ quote, spans, footnotes }) => {
    const mine = footnotes.filter((number) => notes.includes(number));
    const words = createElement("span", { class: "resting-quote", dir: "auto" }, quote);
    const note = createElement("span", { class: "resting-at" }, wordNotes(mine));
    const before = createElement("span", { class: "visually-hidden" }, say("sources.show"));
    return createElement("li", {}, createWay(spans, { class: "resting-way" }, before, words, " ", note));
  });
  const count = ways.length ? say("sources.claims", { count: ways.length }) : say("sources.no-claims");
  const head = createElement("p", { class: "label" }, count);
  return createElement("div", { class: "work-resting" }, head, createElement("ul", {}, ...ways));
}
