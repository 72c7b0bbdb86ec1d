/**
 * The sources of a paper: every work that it cites once, searched, narrowed down, put in order, taken along.
 * Knows the dialog; how works are chosen and shown is others'.
 */

import { addStyles } from "../dom/styles.js";
import { createElement } from "../dom/template.js";
import { ViewDialog } from "../dom/view-dialog.js";
import { learn, say } from "../words/say.js";
import { wordCount } from "../words/wording.js";
import { createFilters } from "./filters.js";
import { filterWorks, sortWorks } from "./work-list.js";
import { createWork } from "./work-view.js";

/** @typedef {import("../dom/view-dialog.js").ViewContext} ViewContext */
/** @typedef {import("./work-list.js").Work} Work */

const STYLES = ["chicago", "apa", "bibtex", "ris"];
const FORMATS = [...STYLES, "csl-json", "markdown", "docx"];

/** @type {Map<string, SourcesView>} each paper's, as it was left */
const views = new Map();

/** @param {ViewContext} context */
export async function openSources(context) {
  await Promise.all([learn("desk"), addStyles("views"), addStyles("sources")]);
  const view = views.get(context.document.id) ?? new SourcesView(context);
  views.set(context.document.id, view);
  await view.open();
}

class SourcesView {
  #context;
  #dialog;
  #status = createElement("p", { class: "work-count", role: "status" });
  #list = createElement("ol", { class: "works" });
  #clear = createElement("button", { type: "button", class: "quiet" }, say("sources.clear"));
  #style = /** @type {HTMLSelectElement} */ (createElement("select", { name: "style" }));
  /** @type {HTMLFormElement | null} */
  #filters = null;
  /** @type {Work[]} */
  #works = [];
  /** @type {Map<string, HTMLElement>} */
  #items = new Map();

  /** @param {ViewContext} context */
  constructor(context) {
    this.#context = context;
    this.#dialog = new ViewDialog("sources-view", say("sources.title"));
    this.#dialog.body.append(this.#status);
    this.#style.append(...STYLES.map((style) => new Option(say(`style.${style}`), style)));
    this.#clear.addEventListener("click", () => {
      this.#filters?.reset();
      this.#fill();
      this.#focusSearch();
    });
  }

  async open() {
    this.#dialog.open(this.#dialog.body);
    if (!this.#filters) await this.#fetch();
    this.#focusSearch();
  }

  #focusSearch() {
    /** @type {HTMLElement | undefined | null} */ (this.#filters?.querySelector("[type=search]"))?.focus();
  }

  async #fetch() {
    this.#status.textContent = say("desk.fetching");
    const { client, document: paper } = this.#context;
    try {
      this.#works = await client.listWorks(paper.id);
    } catch (problem) {
      this.#status.textContent = /** @type {Error} */ (problem).message;
      return;
    }
    this.#filters = createFilters(this.#works);
    this.#filters.addEventListener("input", () => this.#fill());
    const counted = createElement("div", { class: "work-counted" }, this.#status, this.#clear);
    this.#dialog.body.append(this.#filters, counted, this.#list, this.#createFoot());
    this.#fill();
  }

  #fill() {
    const { order, ...wish } = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (this.#filters)));
    const found = sortWorks(filterWorks(this.#works, wish), /** @type {any} */ (order));
    const [count, of] = [found.length, this.#works.length];
    const notes = new Set(found.flatMap((work) => work.notes)).size;
    this.#status.textContent = say(count ? (count < of ? "sources.count-of" : "sources.count") : "sources.none", {
      count,
      of,
      notes: wordCount(notes, "note"),
    });
    this.#clear.hidden = count === of;
    this.#list.replaceChildren(...found.map((work) => this.#showWork(work)));
  }

  /** @param {Work} work */
  #showWork(work) {
    const { client, document: paper } = this.#context;
    const shown =
      this.#items.get(work.id) ??
      createWork(work, {
        createWay: (spans, ...rest) => this.#dialog.createWay(paper.id, spans, ...rest),
        cite: () => client.readReferences(paper.id, this.#style.value, work.id),
      });
    this.#items.set(work.id, shown);
    return shown;
  }

  #createFoot() {
    const address = `/api/documents/${encodeURIComponent(this.#context.document.id)}/references?format=`;
    const links = FORMATS.map((format) =>
      createElement("a", { href: `${address}${format}`, download: "" }, say(`style.${format}`)),
    );
    return createElement(
      "div",
      { class: "work-foot" },
      createElement("p", {}, createElement("span", {}, say("sources.export")), ...links),
      createElement("label", {}, createElement("span", {}, say("sources.style")), this.#style),
    );
  }
}
