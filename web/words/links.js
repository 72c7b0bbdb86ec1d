/**
 * Which addresses may become links, and where they stand in a text.
 * Knows nothing of the page.
 */

const ADDRESS = /https?:\/\/[^\s<>"“”]+/gu;
const TRAILING = /[.,;:!?'’]+$/u;

/**
 * Return the address if it is a well-formed http or https one, else null.
 * @param {string | null | undefined} url
 * @returns {string | null}
 */
export function toSafeHref(url) {
  if (!url || !/^https?:\/\//i.test(url)) return null;
  return URL.canParse(url) ? url : null;
}

/**
 * Name the site of an address, without `www.`.
 * @param {string} href
 * @returns {string}
 */
export function nameSite(href) {
  return new URL(href).hostname.replace(/^www\./, "");
}

/**
 * Drop the punctuation that follows an address in a sentence, and a bracket it does not open itself.
 * @param {string} address
 * @returns {string}
 */
function trimAddress(address) {
  let trimmed = address.replace(TRAILING, "");
  while (/[)\]]$/.test(trimmed) && !trimmed.includes(trimmed.endsWith(")") ? "(" : "[")) {
    trimmed = trimmed.slice(0, -1).replace(TRAILING, "");
  }
  return trimmed;
}

/**
 * Split a text at the addresses in it.
 * @param {string} text
 * @returns {{text: string, href: string | null}[]}
 */
export function splitLinks(text) {
  /** @type {{text: string, href: string | null}[]} */
  const pieces = [];
  let position = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimAddress(match[0]);
    const href = toSafeHref(address);
    if (!href) continue;
    if (match.index > position) pieces.push({ text: text.slice(position, match.index), href: null });
    pieces.push({ text: address, href });
    position = match.index + address.length;
  }
  if (position < text.length) pieces.push({ text: text.slice(position), href: null });
  return pieces;
}
