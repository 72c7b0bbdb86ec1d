/**
 * The form that narrows the works down: words, kind, outlet, grounds, years, order.
 * Knows what there is to choose from.
 */

import { createElement } from "../dom/template.js";
import { say } from "../words/say.js";
import { wordType } from "../words/source.js";
import { listChoices, nameOutlets } from "./work-list.js";

/** @typedef {import("./work-list.js").Work} Work */

/** @param {string} text @param {HTMLElement} field @param {string} [name] */
const label = (text, field, name = "") =>
  createElement("label", name ? { class: name } : {}, createElement("span", {}, text), field);

/** @param {Work[]} works @returns {HTMLFormElement} */
export function createFilters(works) {
  const outlets = nameOutlets(works);
  /** @param {"type" | "outlet" | "grounds"} name @param {(value: string) => string} word */
  const choose = (name, word) => {
    const options = listChoices(works, name).map(({ value, count }) => [
      value,
      say("sources.choice", { name: word(value), count }),
    ]);
    return select(name, [["", say("sources.any", { count: works.length })], ...options]);
  };
  const years = works.flatMap(({ source }) => source.year ?? []);
  const bounds = { min: String(Math.min(...years)), max: String(Math.max(...years)) };
  const year = (/** @type {"from" | "to"} */ name, /** @type {string} */ placeholder) =>
    label(say(`sources.${name}`), createElement("input", { name, type: "number", ...bounds, placeholder }), "is-narrow");
  const search = { name: "words", type: "search", placeholder: say("sources.search-hint"), autocomplete: "off" };
  const form = createElement(
    "form",
    { class: "work-filters", role: "search" },
    label(say("sources.search"), createElement("input", search), "is-wide"),
    label(say("sources.type"), choose("type", (type) => wordType(type) || say("sources.untyped"))),
    label(say("sources.outlet"), choose("outlet", (key) => outlets.get(key) ?? key)),
    label(say("sources.grounds"), choose("grounds", (grounds) => say(`sources.${grounds}`))),
    ...(years.length ? [year("from", bounds.min), year("to", bounds.max)] : []),
    label(say("sources.sort"), createOrders()),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  return /** @type {HTMLFormElement} */ (form);
}

/** Make the choice of an order. */
const createOrders = () =>
  select("order", ["note", "name", "newest", "oldest", "most"].map((order) => [order, say(`sources.by-${order}`)]));

/** @param {string} name @param {string[][]} options  value and text of each */
function select(name, options) {
  const field = createElement("select", { name });
  field.append(...options.map(([value, text]) => new Option(text, value)));
  return field;
}
