/**
 * From sources back to claims: the form that asks, and the list of what is found.
 * Knows the report, and what the address of the page asks for.
 */

import { createElement } from "../dom/template.js";
import { say } from "../words/say.js";
import { wordCount } from "../words/wording.js";
import { GROUNDS, nameGrounds, nameLanguage, nameType } from "./report.js";

/** @typedef {import("../service/types.js").Tally} Tally */

/** @param {Tally[]} tallies @param {(name: string) => string} [word] @returns {[string, string][]} */
const listNames = (tallies, word = (name) => name) =>
  tallies.flatMap(({ name }) => (name ? [[name, word(name)]] : []));

/** @param {import("../service/types.js").Audit} audit @param {URLSearchParams} asked  what the form holds at first */
export function createForm({ document, chapters, types, publishers, languages }, asked) {
  const label = (/** @type {string} */ name, /** @type {HTMLElement} */ field) =>
    createElement("label", {}, createElement("span", {}, say(`audit.ask-${name}`)), field);
  const choose = (/** @type {string} */ name, /** @type {[string, string][]} */ options) => {
    const select = /** @type {HTMLSelectElement} */ (createElement("select", { name }));
    select.append(new Option(say("audit.any"), ""), ...options.map(([value, shown]) => new Option(shown, value)));
    select.value = asked.get(name) ?? "";
    return label(name, select);
  };
  const parts = chapters.flatMap((chapter) => [chapter, ...chapter.sections]);
  const official = createElement("input", { name: "official", type: "checkbox", value: "true" });
  official.toggleAttribute("checked", asked.has("official"));
  const before = { name: "before", type: "number", min: "1", max: "9999", value: asked.get("before") ?? "" };
  return createElement(
    "form",
    { action: "#claims" },
    createElement("input", { type: "hidden", name: "document", value: document }),
    choose("grounds", GROUNDS.map((name) => [name, nameGrounds(name)])),
    choose("section", parts.flatMap(({ heading, label: title }) => (heading && title ? [[heading, title]] : []))),
    choose("type", listNames(types, nameType)),
    choose("publisher", listNames(publishers)),
    choose("language", listNames(languages, nameLanguage)),
    label("before", createElement("input", before)),
    label("official", official),
    createElement("button", { class: "primary" }, say("audit.find")),
  );
}

/**
 * @param {import("../service/types.js").AuditClaims} found
 * @param {import("./links.js").Links} links
 */
export function listClaims({ count, claims }, links) {
  const items = claims.map(({ quote, spans, section, grounds, footnotes }) => {
    const basis = createElement("span", { class: `key ${grounds}` }, nameGrounds(grounds));
    const place = createElement("p", {}, section.join(" › "), " ", basis, " ", ...links.toNotes(footnotes));
    return createElement("li", {}, links.toWords(quote, spans), place);
  });
  return [createElement("p", { role: "status" }, wordCount(count, "claim")), createElement("ol", {}, ...items)];
}
