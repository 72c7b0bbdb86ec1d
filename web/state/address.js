/**
 * What the address of the page says: which paper, which words.
 * Knows nothing of the page.
 */

import { formatFragment, parseFragment } from "../words/spans.js";

/** @typedef {{document: string | null, spans: import("../words/spans.js").Span[] | null}} Place */

/**
 * Read `/read/{document}#s=…`.
 * @param {{pathname: string, hash: string}} location
 * @returns {Place}
 */
export function readAddress({ pathname, hash }) {
  const match = /^\/read\/([^/]+)\/?$/.exec(pathname);
  return { document: match ? decodeURIComponent(match[1]) : null, spans: parseFragment(hash) };
}

/**
 * Write the address at which a paper opens with these words marked.
 * @param {string} document
 * @param {import("../words/spans.js").Span[]} spans
 * @returns {string}
 */
export function writeAddress(document, spans) {
  return `/read/${encodeURIComponent(document)}${formatFragment(spans)}`;
}
