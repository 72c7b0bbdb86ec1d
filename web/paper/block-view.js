/**
 * Blocks of the paper as elements: headings, paragraphs, bullets.
 * Knows one block at a time; tables are next door.
 */

import { createElement } from "../dom/template.js";
import { createRuns } from "./run-view.js";
import { createTable } from "./table-view.js";
import { say } from "../words/say.js";
import { wordPages } from "../words/wording.js";

/** @typedef {import("./runs.js").Runs} Runs */
/** @typedef {import("../service/types.js").HeadingBlock} HeadingBlock */
/** @typedef {import("../service/types.js").ParagraphBlock} ParagraphBlock */

/** The paper's chapters stand under the page's own `h1` and the paper's title, an `h2`. */
const FIRST_HEADING = 2;

/**
 * @param {import("./group-blocks.js").Group} block
 * @param {Runs} runs
 * @returns {HTMLElement}
 */
export function createBlock(block, runs) {
  if (block.kind === "list") return createList(block.items, runs);
  if (block.kind === "title-page") return createTitlePage(block.lines, runs);
  if (block.kind === "heading") return createHeading(block, runs);
  if (block.kind === "table") return createTable(block, runs);
  return createParagraph(block, runs);
}

/** @param {HeadingBlock} block @param {Runs} runs */
function createHeading(block, runs) {
  const level = Math.min(block.level + FIRST_HEADING, 6);
  const heading = createElement(`h${level}`, {
    id: `block-${block.id}`,
    tabindex: "-1",
    dir: "auto",
    class: `level-${block.level}`,
  });
  if (block.number) heading.append(createElement("span", { class: "chapter-number" }, block.number), " ");
  heading.append(...createRuns(block.runs, runs));
  if (block.level === 1 && block.pages) {
    heading.append(" ", createElement("span", { class: "chapter-pages" }, wordPages(block.pages)));
  }
  return heading;
}

/** @param {ParagraphBlock} block @param {Runs} runs */
function createParagraph(block, runs) {
  return createElement("p", { class: block.role.replace("_", "-"), dir: "auto" }, ...createRuns(block.runs, runs));
}

/** @param {ParagraphBlock[]} lines @param {Runs} runs */
function createTitlePage(lines, runs) {
  return createElement(
    "details",
    { class: "title-page" },
    createElement("summary", {}, say("paper.title-page")),
    ...lines.map((line) => createParagraph(line, runs)),
  );
}

/** @param {import("./group-blocks.js").Item[]} items @param {Runs} runs @returns {HTMLElement} */
function createList(items, runs) {
  return createElement(
    "ul",
    {},
    ...items.map(({ bullet, below }) => {
      const item = createElement("li", { dir: "auto" }, ...createRuns(bullet.runs, runs));
      if (below.length) item.append(createList(below, runs));
      return item;
    }),
  );
}
