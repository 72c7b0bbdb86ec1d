/**
 * A table of the paper as a real table: caption, column and row headers, its source line.
 * Knows one table.
 */

import { createElement } from "../dom/template.js";
import { say } from "../words/say.js";
import { createRuns } from "./run-view.js";

/** @typedef {import("./runs.js").Runs} Runs */
/** @typedef {import("../service/types.js").CellBlock} CellBlock */

/**
 * @param {import("../service/types.js").TableBlock} block
 * @param {Runs} runs
 * @returns {HTMLElement}
 */
export function createTable(block, runs) {
  const label = block.caption?.text ?? say("paper.table", { number: block.number ?? "" }).trim();
  const table = createElement("table");
  if (block.caption)
    table.append(
      createElement(
        "caption",
        {},
        createElement("span", { class: "caption-words" }, ...createRuns(block.caption.runs, runs)),
      ),
    );
  const columns = block.header.map((cell) => createCell(cell, runs, cell.text ? "col" : null));
  table.append(
    createElement("thead", {}, createElement("tr", {}, ...columns)),
    createElement(
      "tbody",
      {},
      ...block.rows.map((row) =>
        createElement(
          "tr",
          {},
          ...row.map((cell, column) => createCell(cell, runs, column === 0 && cell.text ? "row" : null)),
        ),
      ),
    ),
  );
  const scroller = createElement(
    "div",
    { class: "table-scroll", role: "region", tabindex: "0", "aria-label": label },
    table,
  );
  const figure = createElement("div", { class: "table-block", id: `block-${block.id}` }, scroller);
  if (block.sources)
    figure.append(createElement("p", { class: "source-note" }, ...createRuns(block.sources.runs, runs)));
  return figure;
}

/** @param {CellBlock} cell @param {Runs} runs @param {"col" | "row" | null} scope */
function createCell(cell, runs, scope) {
  return createElement(scope ? "th" : "td", { dir: "auto", ...(scope && { scope }) }, ...createRuns(cell.runs, runs));
}
