/**
 * Style sheets that are fetched when they are first needed.
 * Knows their names only.
 */

import { createElement } from "./template.js";

/** @type {Map<string, Promise<void>>} */
const added = new Map();

/**
 * Add a style sheet of `/styles/` to the page, once.
 * @param {string} name
 * @returns {Promise<void>} fulfilled when it holds, or cannot be had
 */
export function addStyles(name) {
  const known = added.get(name);
  if (known) return known;
  const link = createElement("link", { rel: "stylesheet", href: `/styles/${name}.css` });
  const ready = new Promise((resolve) => {
    for (const event of ["load", "error"]) link.addEventListener(event, () => resolve(undefined));
  });
  document.head.append(link);
  added.set(name, ready);
  return ready;
}
