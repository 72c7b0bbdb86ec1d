/**
 * The audit of a paper, fetched and put together.
 * Knows the order of its parts; what is looked up stands in the address of the page.
 */

import { createElement, fillPart, findPart } from "../dom/template.js";
import { Client } from "../service/client.js";
import { speak } from "../words/fill.js";
import { learn, say } from "../words/say.js";
import { createForm, listClaims } from "./claims.js";
import { createFindings } from "./findings.js";
import { Links } from "./links.js";
import { createChapters, createTallies, createYears, nameLanguage, nameType } from "./report.js";

const { body } = document;
const client = new Client({ onWaiting: (problem) => problem && fillPart(body, "lead", problem.message) });

/** @param {string} key  of its title @param {...(Node | string)} content */
const createSection = (key, ...content) => createElement("section", {}, createElement("h2", {}, say(key)), ...content);

async function start() {
  await learn("desk");
  speak();
  document.title = `${say("paper.audit")} · Footnoted`;
  const asked = new URLSearchParams(globalThis.location.search);
  asked.delete("lang");
  const id = asked.get("document") ?? (await client.listDocuments())[0].id;
  const filter = new URLSearchParams([...asked].filter(([name, value]) => value && name !== "document"));
  const [audit, found] = await Promise.all([client.readAudit(id), filter.size ? client.listClaims(id, filter) : null]);
  const links = new Links(audit);
  findPart(body, "home").setAttribute("href", `/read/${encodeURIComponent(id)}`);
  fillPart(body, "title", audit.title);
  fillPart(body, "lead", say("audit.lead", audit.counts));
  const claims = createSection("audit.claims", createForm(audit, asked), ...(found ? listClaims(found, links) : []));
  claims.id = "claims";
  const tallies = createElement(
    "div",
    { class: "tallies" },
    createTallies("type", audit.types, links, nameType),
    createTallies("publisher", audit.publishers, links),
    createYears(audit, links),
    createTallies("language", audit.languages, links, nameLanguage),
  );
  findPart(body, "report").append(
    createSection("audit.chapters", createChapters(audit, links)),
    claims,
    createSection("audit.cited", tallies),
    createSection("audit.findings", createFindings(audit, links)),
  );
  if (globalThis.location.hash) claims.scrollIntoView();
}

start().catch((problem) => fillPart(body, "lead", problem.message));
