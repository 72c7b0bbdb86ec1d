/**
 * What of a paper deserves a second look: old sources, a government's word, what leads nowhere.
 * Knows the report and where its entries lead.
 */

import { createElement } from "../dom/template.js";
import { say } from "../words/say.js";
import { wordCount } from "../words/wording.js";

/** @typedef {(Node | string)[]} Parts */
/** @typedef {import("../service/types.js").CitedSource} CitedSource */

/** @param {string} name @param {Parts[]} items */
function createList(name, items) {
  const entries = items.map((parts) => createElement("li", {}, ...parts));
  const list = entries.length ? createElement("ul", {}, ...entries) : createElement("p", {}, say("audit.none"));
  return createElement("div", {}, createElement("h3", {}, say(`audit.${name}`)), list);
}

/** @param {import("../service/types.js").Audit} audit @param {import("./links.js").Links} links */
export function createFindings(audit, links) {
  const cite = (/** @type {CitedSource} */ { note, text }) => [...links.toNotes([note]), text];
  const { sources, notes } = audit.official;
  const official = [links.toClaims(wordCount(sources, "source"), { official: "true" }), " ", ...links.toNotes(notes)];
  const old = audit.ages.map((age) => [
    links.toClaims(say("audit.older", { years: age.years }), { before: String(age.before) }),
    `: ${age.sources || say("audit.no-source")} `,
    ...links.toNotes(age.notes),
  ]);
  const dangling = audit.dangling.map((each) => cite({ ...each, text: `${say(`trouble.${each.trouble}`)}: ${each.text}` }));
  const bare = audit.bare_quotations.map(({ quote, spans, section }) => [
    links.toWords(quote, spans),
    ` ${section.join(" › ")}`,
  ]);
  return createElement(
    "div",
    { class: "findings" },
    createList("official", sources ? [official] : []),
    createList("old", old),
    createList("repeated", audit.repeated.map((work) => [...links.toNotes(work.notes), work.text])),
    createList("dangling", dangling),
    createList("unparsed", audit.unparsed.map(cite)),
    createList("unlinked", audit.unlinked.map(cite)),
    createList("bare", bare),
  );
}
