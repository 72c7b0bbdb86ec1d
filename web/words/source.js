/**
 * A resolved source as lines a reader can take in.
 * Knows nothing of the page.
 */

import { toSafeHref } from "./links.js";

/** @typedef {import("../service/types.js").Source} Source */

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const TYPES = /** @type {Record<string, string>} */ ({
  "article-newspaper": "News article",
  "article-journal": "Journal article",
  "article-magazine": "Magazine article",
  article: "Article",
  "paper-conference": "Conference paper",
  motion_picture: "Video",
  "post-weblog": "Blog post",
  webpage: "Web page",
  document: "",
});

/**
 * Write an ISO date, however much of it is known, as "29 October 2025".
 * @param {string} date
 * @returns {string}
 */
export function wordDate(date) {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (!match) return date;
  const [, year, month, day] = match;
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/**
 * Name a CSL type in words; the type of what is just a document says nothing.
 * @param {string} type
 * @returns {string}
 */
export function wordType(type) {
  if (type in TYPES) return TYPES[type];
  const words = type.replace(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Join names as prose does: "A", "A and B", "A, B and C".
 * @param {string[]} names
 * @returns {string}
 */
export function joinNames(names) {
  const [last, ...others] = names.toReversed();
  return others.length ? `${others.toReversed().join(", ")} and ${last}` : (last ?? "");
}

/**
 * Lay a source out: its title (the printed words where none was found), one line of details, its type and link.
 * @param {Source} source
 * @returns {{title: string, isTitled: boolean, line: string, type: string, href: string | null, from: number | null}}
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
    href: toSafeHref(source.url) ?? toSafeHref(doi),
    from: source.resolved_from,
  };
}
