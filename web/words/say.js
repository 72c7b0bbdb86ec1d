/**
 * The page's own words, in the language of this visit.
 * Knows the keys of the texts, not where they stand.
 */

import { language } from "./language.js";

/** @type {{default: Record<string, string>}} */
const { default: texts } = await import(`./languages/${language}.js`);

/**
 * Put values into a text. Where it has a form for one and a form for many ("{count} note|{count} notes"), `count`
 * decides.
 * @param {string} text
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function fillText(text, values = {}) {
  const [one, many = one] = text.split("|");
  const form = values.count === 1 ? one : many;
  return form.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Say a text of the page; the key itself where there is none.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function say(key, values) {
  return fillText(texts[key] ?? key, values);
}

/** @param {string} key @returns {boolean} whether the page has such a text */
export function canSay(key) {
  return key in texts;
}

/**
 * Learn the texts of a room that is opened later; they need not be fetched before.
 * @param {string} room  its tables stand in `languages/{room}/`
 */
export async function learn(room) {
  Object.assign(texts, (await import(`./languages/${room}/${language}.js`)).default);
}
