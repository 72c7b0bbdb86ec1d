/**
 * A resolved source as lines a reader can take in.
 * Knows nothing of the page.
 */

import { locale } from "./language.js";
import { toSafeHref } from "./links.js";
import { canSay, say } from "./say.js";

/** @typedef {import("../service/types.js").Source} Source */

const LIST = new Intl.ListFormat(locale);

/**
 * Write an ISO date, however much of it is known, as "29 October 2025".
 * @param {string} date
 * @returns {string}
 */
export function wordDate(date) {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (!match) return date;
  const [, year, month, day] = match;
  if (!month) return year;
  const moment = new Date(date);
  if (Number.isNaN(moment.getTime())) return date;
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = { year: "numeric", month: "long", day: day ? "numeric" : undefined, timeZone: "UTC" };
  return moment.toLocaleDateString(locale, parts);
}

/**
 * Name a CSL type in words; the type of what is just a document says nothing.
 * @param {string} type
 * @returns {string}
 */
export function wordType(type) {
  if (canSay(`type.${type}`)) return say(`type.${type}`);
  const words = type.replace(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Join names as prose does: "A", "A and B", "A, B and C".
 * @param {string[]} names
 * @returns {string}
 */
export function joinNames(names) {
  return LIST.format(names);
}

/**
 * Lay a source out: its title (the printed words where none was found), one line of details, its type and link.
 * @param {Source} source
 * @returns {{title: string, isTitled: boolean, line: string, type: string, date: string, href: string | null, from: number | null}}
 */
export function describeSource(source) {
  const date = source.date ? wordDate(source.date) : source.year ? String(source.year) : "";
  const details = [joinNames(source.authors), source.container, source.publisher, date, source.locator];
  const doi = source.doi ? `https://doi.org/${source.doi}` : null;
  return {
    title: source.title ?? source.text,
    isTitled: source.title !== null,
    line: [...new Set(details.filter(Boolean))].join(" · "),
    type: wordType(source.type),
    date,
    href: toSafeHref(source.url) ?? toSafeHref(doi),
    from: source.resolved_from,
  };
}
