/**
 * From sources back to claims: the form that asks, and the list of what is found.
 * Knows the report, and what the address of the page asks for.
 */

import { createElement } from "../dom/template.js";
import { wordCount } from "../words/wording.js";
import { GROUNDS, nameLanguage, nameType } from "./report.js";

/** @typedef {import("../service/types.js").Tally} Tally */

/** @param {Tally[]} tallies @param {(name: string) => string} [word] @returns {[string, string][]} */
const listNames = (tallies, word = (name) => name) =>
  tallies.flatMap(({ name }) => (name ? [[name, word(name)]] : []));

/** @param {import("../service/types.js").Audit} audit @param {URLSearchParams} asked  what the form holds at first */
export function createForm({ document, chapters, types, publishers, languages }, asked) {
  const label = (/** @type {string} */ text, /** @type {HTMLElement} */ field) =>
    createElement("label", {}, createElement("span", {}, text), field);
  const choose = (/** @type {string} */ text, /** @type {string} */ name, /** @type {[string, string][]} */ options) => {
    const select = /** @type {HTMLSelectElement} */ (createElement("select", { name }));
    select.append(new Option("any", ""), ...options.map(([value, shown]) => new Option(shown, value)));
    select.value = asked.get(name) ?? "";
    return label(text, select);
  };
  const parts = chapters.flatMap((chapter) => [chapter, ...chapter.sections]);
  const official = createElement("input", { name: "official", type: "checkbox", value: "true" });
  official.toggleAttribute("checked", asked.has("official"));
  const before = { name: "before", type: "number", min: "1", max: "9999", value: asked.get("before") ?? "" };
  return createElement(
    "form",
    { action: "#claims" },
    createElement("input", { type: "hidden", name: "document", value: document }),
    choose("Grounds", "grounds", Object.entries(GROUNDS)),
    choose("Where", "section", parts.flatMap(({ heading, label }) => (heading && label ? [[heading, label]] : []))),
    choose("Kind of source", "type", listNames(types, nameType)),
    choose("Outlet", "publisher", listNames(publishers)),
    choose("Language", "language", listNames(languages, nameLanguage)),
    label("Older than (year)", createElement("input", before)),
    label("A government’s own word", official),
    createElement("button", { class: "primary" }, "Find claims"),
  );
}

/**
 * @param {import("../service/types.js").AuditClaims} found
 * @param {import("./links.js").Links} links
 */
export function listClaims({ count, claims }, links) {
  const items = claims.map(({ quote, spans, section, grounds, footnotes }) => {
    const place = createElement("p", {}, `${section.join(" › ")} · ${GROUNDS[grounds]} `, ...links.toNotes(footnotes));
    return createElement("li", {}, links.toWords(quote, spans), place);
  });
  return [createElement("p", { role: "status" }, wordCount(count, "claim")), createElement("ol", {}, ...items)];
}
