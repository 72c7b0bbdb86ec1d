/**
 * What the page says of the paper around it: its title and rights, the choice of papers, questions to begin with.
 * Knows the summaries of the papers.
 */

import { createSuggestion } from "./chat/follow-ups-view.js";
import { fillPart, findPart } from "./dom/template.js";

/** @typedef {import("./service/types.js").DocumentSummary} DocumentSummary */

/**
 * @param {HTMLElement} body
 * @param {DocumentSummary} paper  the one that is shown
 * @param {DocumentSummary[]} papers  all there are
 */
export function describePaper(body, paper, papers) {
  document.title = `${paper.title} · Footnoted`;
  fillPart(body, "masthead-title", paper.title);
  for (const part of ["masthead-title", "starters"]) findPart(body, part).lang = paper.language;
  fillPart(body, "masthead-attribution", paper.attribution ?? paper.rights);
  const choices = papers.map(({ id, title }) => new Option(title, id, id === paper.id, id === paper.id));
  findPart(body, "documents").replaceChildren(...choices);
  findPart(body, "choose").hidden = papers.length < 2;
  findPart(body, "audit").setAttribute("href", `/audit/?document=${encodeURIComponent(paper.id)}`);
  const starters = paper.starters ?? [];
  findPart(body, "starters").replaceChildren(...starters.map(createSuggestion));
  findPart(body, "starters-block").hidden = starters.length === 0;
}
