/**
 * The parts of the audit: chapters, sources counted, what cannot be followed.
 * Knows the report and where its entries lead.
 */

import { createElement } from "../dom/template.js";
import { wordType } from "../words/source.js";
import { wordCount } from "../words/wording.js";
import { createBar, createTable, createTimeline, fold } from "./tables.js";

/** @typedef {import("../service/types.js").Audit} Audit */
/** @typedef {import("../service/types.js").Tally} Tally */
/** @typedef {import("./links.js").Links} Links */
/** @typedef {(Node | string)[]} Parts */

const SHOWN = 13;
export const GROUNDS = /** @type {const} */ ({ cited: "Cited", interview: "Interview", asserted: "No note" });
const NAMES = /** @type {(keyof typeof GROUNDS)[]} */ (Object.keys(GROUNDS));
const TROUBLES = /** @type {Record<string, string>} */ ({
  short_form: "a short form that fits no work",
  no_source: "cites nothing",
  no_text: "a marker without a text",
  no_marker: "a text without a marker",
});
const languages = new Intl.DisplayNames("en", { type: "language" });

/** @param {string} type */
export const nameType = (type) => wordType(type) || "Document";

/** @param {string} code */
export const nameLanguage = (code) => (/^[a-z]{2,3}$/.test(code) && languages.of(code)) || code;

/** @param {Audit} audit @param {Links} links */
export function createChapters({ chapters }, links) {
  const rows = chapters
    .flatMap((chapter) => [chapter, ...chapter.sections])
    .map((part) => [
      createElement("span", { class: chapters.includes(part) ? "" : "part" }, part.label ?? "Under no title"),
      createBar(NAMES.map((name) => [name, part[name] / part.sentences])),
      ...NAMES.map((grounds) => {
        const count = String(part[grounds]);
        return part[grounds] && part.heading ? links.toClaims(count, { section: part.heading, grounds }) : count;
      }),
      `${Math.round(part.asserted_share * 100)} %`,
    ]);
  const keys = NAMES.map((name) => createElement("span", {}, createElement("i", { class: name }), GROUNDS[name]));
  return createTable("Sentences by what stands behind them", ["Chapter", "Share", ...keys, "Unnoted"], rows);
}

/**
 * @param {string} kind  what the names are
 * @param {Tally[]} tallies
 * @param {Links} links
 * @param {string} [filter]  the field of the look-up that a name goes into
 * @param {(name: string) => string} [word]
 */
export function createTallies(kind, tallies, links, filter, word = (name) => name) {
  const most = Math.max(...tallies.map(({ sources }) => sources));
  const rows = tallies.map(({ name, sources, notes }) => [
    !name ? "not stated" : filter ? links.toClaims(word(name), { [filter]: name }) : name,
    createBar([["count", sources / most]]),
    String(sources),
    createElement("span", {}, ...links.toNotes(notes)),
  ]);
  const create = (/** @type {string} */ caption, /** @type {Parts[]} */ some) =>
    createTable(caption, [kind, "Share", "Sources", "Notes"], some);
  const rest = filter ? rows.splice(SHOWN) : [];
  const folded = rest.length ? [fold(`${rest.length} more`, create("The others", rest))] : [];
  return createElement("div", {}, create(`Sources by ${kind.toLowerCase()}`, rows), ...folded);
}

/** @param {Audit} audit @param {Links} links */
export function createYears({ years }, links) {
  const dated = years.flatMap(({ name, sources }) => (name ? [{ year: Number(name), count: sources }] : []));
  return createElement(
    "div",
    {},
    createElement("h3", {}, "Sources over the years"),
    dated.length ? createTimeline(dated) : "",
    fold("Year by year", createTallies("Year", years, links)),
  );
}

/** @param {string} title @param {Parts[]} items */
function createList(title, items) {
  const entries = items.map((parts) => createElement("li", {}, ...parts));
  return [createElement("h3", {}, title), entries.length ? createElement("ul", {}, ...entries) : createElement("p", {}, "None.")];
}

/** @param {Audit} audit @param {Links} links */
export function createFindings(audit, links) {
  const cite = (/** @type {import("../service/types.js").CitedSource} */ { note, text }) => [...links.toNotes([note]), text];
  const { sources: spoken, notes: spokenIn } = audit.official;
  const official = [links.toClaims(wordCount(spoken, "source"), { official: "true" }), " in ", ...links.toNotes(spokenIn)];
  const old = audit.ages.map(({ years, before, sources, notes }) => [
    links.toClaims(`older than ${years} years`, { before: String(before) }),
    `: ${sources || "none"} `,
    ...links.toNotes(notes),
  ]);
  return [
    ...createList("A government’s own word", spoken ? [official] : []),
    ...createList("Old sources, counted from the paper’s year", old),
    ...createList("Works in several notes", audit.repeated.map(({ notes, text }) => [...links.toNotes(notes), text])),
    ...createList(
      "Notes that lead nowhere",
      audit.dangling.map(({ note, trouble, text }) => [...links.toNotes([note]), `${TROUBLES[trouble]}: ${text}`]),
    ),
    ...createList("Sources that could not be read", audit.unparsed.map(cite)),
    ...createList("Sources without a link", audit.unlinked.map(cite)),
    ...createList(
      "Quotation marks with no note near them",
      audit.bare_quotations.map(({ quote, spans, section }) => [links.toWords(quote, spans), ` ${section.join(" › ")}`]),
    ),
  ];
}
