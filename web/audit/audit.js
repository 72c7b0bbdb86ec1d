/**
 * The audit of a paper, fetched and put together.
 * Knows the order of its parts; what is looked up stands in the address of the page.
 */

import { createElement, fillPart, findPart } from "../dom/template.js";
import { Client } from "../service/client.js";
import { createForm, listClaims } from "./claims.js";
import { Links } from "./links.js";
import { createChapters, createFindings, createTallies, createYears, nameLanguage, nameType } from "./report.js";

const { body } = document;
const client = new Client({ onWaiting: (problem) => problem && fillPart(body, "lead", problem.message) });

/** @param {import("../service/types.js").Audit["counts"]} counts */
const wordCounts = ({ notes, sources, works, sentences, cited, interview, asserted }) =>
  `${notes} notes cite ${sources} sources, ${works} different works. Of ${sentences} sentences ${cited} are cited, ` +
  `${interview} rest on the author’s interviews and ${asserted} carry no note.`;

/** @param {string} title @param {...(Node | string)} content */
const createSection = (title, ...content) => createElement("section", {}, createElement("h2", {}, title), ...content);

async function start() {
  const asked = new URLSearchParams(globalThis.location.search);
  const id = asked.get("document") ?? (await client.listDocuments())[0].id;
  const filter = new URLSearchParams([...asked].filter(([name, value]) => value && name !== "document"));
  const [audit, found] = await Promise.all([client.readAudit(id), filter.size ? client.listClaims(id, filter) : null]);
  const links = new Links(audit);
  findPart(body, "home").setAttribute("href", `/read/${encodeURIComponent(id)}`);
  fillPart(body, "title", audit.title);
  fillPart(body, "lead", wordCounts(audit.counts));
  const results = found ? listClaims(found, links) : [];
  const claims = createSection("Which claims rest on what", createForm(audit, asked), ...results);
  claims.id = "claims";
  const tallies = createElement(
    "div",
    { class: "tallies" },
    createTallies("Kind", audit.types, links, "type", nameType),
    createTallies("Outlet", audit.publishers, links, "publisher"),
    createYears(audit, links),
    createTallies("Language", audit.languages, links, "language", nameLanguage),
  );
  findPart(body, "report").append(
    createSection("Chapter by chapter", createChapters(audit, links)),
    claims,
    createSection("What is cited", tallies),
    createSection("What to look at", ...createFindings(audit, links)),
  );
  if (globalThis.location.hash) claims.scrollIntoView();
}

start().catch((problem) => fillPart(body, "lead", problem.message));
