/**
 * The parts of the audit that count: chapters by their grounds, sources by kind, outlet, year, language.
 * Knows the report and where its entries lead.
 */

import { createElement } from "../dom/template.js";
import { locale } from "../words/language.js";
import { say } from "../words/say.js";
import { wordType } from "../words/source.js";
import { createBar, createTable, createTimeline, fold } from "./tables.js";

/** @typedef {import("../service/types.js").Audit} Audit */
/** @typedef {import("../service/types.js").Tally} Tally */
/** @typedef {import("./links.js").Links} Links */

const SHOWN = 13;
export const GROUNDS = /** @type {const} */ (["cited", "interview", "asserted"]);
const languages = new Intl.DisplayNames(locale, { type: "language" });

/** @param {typeof GROUNDS[number]} grounds */
export const nameGrounds = (grounds) => say(`audit.grounds-${grounds}`);

/** @param {string} type */
export const nameType = (type) => wordType(type) || say("sources.untyped");

/** @param {string} code */
export const nameLanguage = (code) => (/^[a-z]{2,3}$/.test(code) && languages.of(code)) || code;

/** @param {Audit} audit @param {Links} links */
export function createChapters({ chapters }, links) {
  const rows = chapters
    .flatMap((chapter) => [chapter, ...chapter.sections])
    .map((part) => [
      createElement("span", { class: chapters.includes(part) ? "" : "part" }, part.label ?? say("audit.untitled")),
      createBar(GROUNDS.map((name) => [name, part[name] / part.sentences])),
      ...GROUNDS.map((grounds) => {
        const count = String(part[grounds]);
        return part[grounds] && part.heading ? links.toClaims(count, { section: part.heading, grounds }) : count;
      }),
      `${Math.round(part.asserted_share * 100)} %`,
    ]);
  const keys = GROUNDS.map((name) => createElement("span", { class: `key ${name}` }, nameGrounds(name)));
  const columns = [say("audit.chapter"), say("audit.share"), ...keys, say("audit.unnoted")];
  return createTable(say("audit.sentences"), columns, rows);
}

/**
 * @param {"type" | "publisher" | "year" | "language"} kind  what the names are, and where they go in a look-up
 * @param {Tally[]} tallies
 * @param {Links} links
 * @param {(name: string) => string} [word]
 */
export function createTallies(kind, tallies, links, word = (name) => name) {
  const most = Math.max(...tallies.map(({ sources }) => sources));
  // No look-up asks for one year.
  const lead = (/** @type {string} */ name) => (kind === "year" ? name : links.toClaims(word(name), { [kind]: name }));
  const rows = tallies.map(({ name, sources, notes }) => [
    name ? lead(name) : say("audit.not-stated"),
    createBar([["count", sources / most]]),
    String(sources),
    createElement("span", {}, ...links.toNotes(notes)),
  ]);
  const columns = [kind, "share", "sources", "notes"].map((name) => say(`audit.${name}`));
  const rest = kind === "year" ? [] : rows.splice(SHOWN);
  const whole = createElement("div", {}, createTable(say(`audit.by-${kind}`), columns, rows));
  if (rest.length)
    whole.append(fold(say("audit.more", { count: rest.length }), createTable(say("audit.others"), columns, rest)));
  return whole;
}

/** @param {Audit} audit @param {Links} links */
export function createYears({ years }, links) {
  const dated = years.flatMap(({ name, sources }) => (name ? [{ year: Number(name), count: sources }] : []));
  return createElement(
    "div",
    {},
    createElement("h3", {}, say("audit.over-years")),
    dated.length ? createTimeline(dated) : "",
    fold(say("audit.year-by-year"), createTallies("year", years, links)),
  );
}
