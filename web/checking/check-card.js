/**
 * The verdict on one sentence: what differs, the paper's own words, the notes behind them.
 * Knows one checked claim.
 */

import { createElement } from "../dom/template.js";
import { createNote } from "../notes/note-view.js";
import { say } from "../words/say.js";
import { wordClaimGrounds } from "../words/wording.js";
import { cutClaim, cutPassage, SHAPES } from "./claims.js";

/** @typedef {import("./claims.js").Check} Check */
/** @typedef {import("./claims.js").Piece} Piece */
/** @typedef {import("../service/types.js").Citation} Citation */
/** @typedef {(spans: import("../service/types.js").Span[], attributes: Record<string, string>, ...content: (Node | string)[]) => HTMLElement} CreateWay */

/** @param {Check} check @param {CreateWay} createWay */
export function createCheck(check, createWay) {
  const { verdict, claim, differences, citations, nearest, footnotes, text } = check;
  const shape = createElement("span", { class: "check-shape", "aria-hidden": "true" }, SHAPES[verdict]);
  const body = createElement(
    "div",
    { class: "check-body" },
    createElement("p", { class: "check-claim", dir: "auto" }, ...markPieces(cutClaim(claim, differences))),
    ...(differences.length ? [createDifferences(differences)] : [createElement("p", { class: "check-text" }, unmark(text))]),
  );
  const passages = citations.map((each) => createPassage(each, differences, createWay));
  if (passages.length) body.append(createElement("ul", { class: "check-passages" }, ...passages));
  if (footnotes.length) {
    const notes = footnotes.map((note) => createElement("li", {}, createNote(note)));
    body.append(fold(say("check.notes", { count: footnotes.length }), createElement("ol", { class: "notes" }, ...notes)));
  }
  if (nearest.length) {
    const near = nearest.map((each) => createPassage(each, [], createWay));
    body.append(fold(say("check.nearest"), createElement("ul", { class: "check-passages" }, ...near)));
  }
  const head = createElement("p", { class: "check-verdict" }, shape, say(`check.${verdict}`));
  return createElement("li", { class: `checked is-${verdict}`, "data-verdict": verdict }, head, body);
}

/** The passages follow, so that their numbers are not needed. @param {string} text */
const unmark = (text) => text.replace(/\s*\[\d+\]/g, "");

/** @param {Piece[]} pieces */
const markPieces = (pieces) =>
  pieces.map(({ text, isMarked }) => (isMarked ? createElement("strong", { class: "differing" }, text) : text));

/** @param {string} summary @param {Node} content */
const fold = (summary, content) => createElement("details", {}, createElement("summary", {}, summary), content);

/** Both values side by side. @param {Check["differences"]} differences */
function createDifferences(differences) {
  const head = ["what", "claimed", "found"].map((name) => createElement("th", { scope: "col" }, say(`check.${name}`)));
  const rows = differences.map(({ kind, claimed, found }) =>
    createElement(
      "tr",
      {},
      createElement("th", { scope: "row" }, say(`difference.${kind}`)),
      createElement("td", { dir: "auto", class: "is-claimed" }, claimed),
      createElement("td", { dir: "auto", class: found === null ? "is-missing" : "is-found" }, found ?? say("check.nothing")),
    ),
  );
  return createElement(
    "table",
    { class: "differences" },
    createElement("thead", {}, createElement("tr", {}, ...head)),
    createElement("tbody", {}, ...rows),
  );
}

/** @param {Citation} citation @param {Check["differences"]} differences @param {CreateWay} createWay */
function createPassage(citation, differences, createWay) {
  const words = createElement(
    "span",
    { class: "resting-quote", dir: "auto" },
    ...markPieces(cutPassage(citation.quote, differences)),
  );
  const [{ place: where, grounds, kind }] = wordClaimGrounds([citation]);
  const basis = createElement("span", { class: `ground is-${kind}` }, grounds);
  const place = createElement("span", { class: "check-place" }, basis, where && ` · ${where}`);
  const before = createElement("span", { class: "visually-hidden" }, say("sources.show"));
  return createElement("li", {}, createWay(citation.spans, { class: "resting-way" }, before, words, place));
}
