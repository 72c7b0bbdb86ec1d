/**
 * Which of its languages the page speaks.
 * Knows the address and the browser's wishes, no words.
 */

const KEY = "footnoted.language";

/** The languages there are, each by its own name. */
export const LANGUAGES = /** @type {Record<string, string>} */ ({ en: "English", ko: "한국어" });

/**
 * Choose a language: the one the address names, else the one chosen before, else the first that the browser
 * wishes for and the page has.
 * @param {{search?: string, kept?: string | null, wishes?: readonly string[]}} given
 * @returns {string}
 */
export function chooseLanguage({ search = "", kept = null, wishes = [] }) {
  const wished = wishes.map((tag) => tag.toLowerCase().split("-")[0]);
  const all = [new URLSearchParams(search).get("lang"), kept, ...wished];
  return all.find((code) => code && Object.hasOwn(LANGUAGES, code)) ?? "en";
}

/** @returns {Storage | null} nothing where the browser forbids it */
function openStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** @param {string} code of the language to speak from the next load on */
export function keepLanguage(code) {
  openStorage()?.setItem(KEY, code);
}

/** @returns {string} English where there is no page */
function readLanguage() {
  if (!("document" in globalThis)) return "en";
  const { search } = globalThis.location;
  const chosen = chooseLanguage({ search, kept: openStorage()?.getItem(KEY), wishes: navigator.languages });
  // The page rewrites its address as it goes; what that named must outlast it.
  if (new URLSearchParams(search).get("lang") === chosen) keepLanguage(chosen);
  return chosen;
}

/** The language of this visit. */
export const language = readLanguage();

/** How dates, numbers and lists are written in it. */
export const locale = language === "en" ? "en-GB" : language;
