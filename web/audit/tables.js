/**
 * Counts as pictures: tables with a bar in each row, a timeline beside its table.
 * Knows numbers; nothing of what is counted.
 */

import { createElement } from "../dom/template.js";

/** @typedef {Node | string} Part */

/**
 * Draw a bar; its numbers stand beside it, so screen readers pass it over.
 * @param {[string, number][]} parts  the class and the share, 0 to 1, of each
 */
export function createBar(parts) {
  const pieces = parts.map(([name, share]) => {
    const piece = createElement("span", { class: name });
    piece.style.inlineSize = `${share * 100}%`;
    return piece;
  });
  return createElement("span", { class: "bar", "aria-hidden": "true" }, ...pieces);
}

/**
 * @param {string} caption
 * @param {Part[]} columns
 * @param {Part[][]} rows  the first cell is the row's name
 */
export function createTable(caption, columns, rows) {
  const addCells = (/** @type {HTMLElement} */ row, /** @type {Part[]} */ [first, ...cells]) => {
    row.append(createElement("th", { scope: "row" }, first), ...cells.map((cell) => createElement("td", {}, cell)));
    return row;
  };
  const head = columns.map((column) => createElement("th", { scope: "col" }, column));
  return createElement(
    "table",
    {},
    createElement("caption", {}, caption),
    createElement("thead", {}, createElement("tr", {}, ...head)),
    createElement("tbody", {}, ...rows.map((cells) => addCells(createElement("tr"), cells))),
  );
}

/** @param {string} summary @param {...Part} content  what is long and folded away */
export function fold(summary, ...content) {
  return createElement("details", {}, createElement("summary", {}, summary), ...content);
}

/** @param {{year: number, count: number}[]} years  in order; each gets a column on a scale of years */
export function createTimeline(years) {
  const [first, last] = [years[0].year, years[years.length - 1].year];
  const most = Math.max(...years.map(({ count }) => count));
  const step = 100 / (last - first + 1);
  const columns = years.map(({ year, count }) => {
    const column = createElement("span");
    column.style.insetInlineStart = `${(year - first) * step}%`;
    column.style.inlineSize = `max(2px, ${step * 0.8}%)`;
    column.style.blockSize = `${(count / most) * 100}%`;
    return column;
  });
  const axis = createElement("p", {}, String(first), createElement("span", {}, String(last)));
  return createElement(
    "div",
    { class: "timeline", "aria-hidden": "true" },
    createElement("div", {}, ...columns),
    axis,
  );
}
