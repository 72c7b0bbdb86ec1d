/**
 * What the address of the page says: which paper, which words, which answer.
 * Knows nothing of the page.
 */

import { formatFragment, parseFragment } from "../words/spans.js";

/** @typedef {import("../words/spans.js").Span} Span */
/** @typedef {{document: string | null, spans: Span[] | null, answer: string | null}} Place */

/**
 * Read `/read/{document}?answer=…#s=…`.
 * @param {{pathname: string, hash: string, search?: string}} location
 * @returns {Place}
 */
export function readAddress({ pathname, hash, search = "" }) {
  const match = /^\/read\/([^/]+)\/?$/.exec(pathname);
  const document = match ? decodeURIComponent(match[1]) : null;
  return { document, spans: parseFragment(hash), answer: new URLSearchParams(search).get("answer") || null };
}

/**
 * Write the address at which a paper opens with these words marked, beside an answer where one is named.
 * @param {string} document
 * @param {Span[]} spans
 * @param {string | null} [answer]
 * @returns {string}
 */
export function writeAddress(document, spans, answer = null) {
  const beside = answer ? `?answer=${encodeURIComponent(answer)}` : "";
  return `/read/${encodeURIComponent(document)}${beside}${formatFragment(spans)}`;
}

/**
 * Write the address that shows an answer again.
 * @param {string} answer
 * @returns {string}
 */
export function writeAnswerAddress(answer) {
  return `/?answer=${encodeURIComponent(answer)}`;
}
