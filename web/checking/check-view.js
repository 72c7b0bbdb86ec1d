/**
 * The view that checks a text: a field, and the verdict on each of its sentences.
 * Knows the dialog; how one verdict looks is another's.
 */

import { addStyles } from "../dom/styles.js";
import { createElement } from "../dom/template.js";
import { ViewDialog } from "../dom/view-dialog.js";
import { learn, say } from "../words/say.js";
import { createCheck } from "./check-card.js";
import { SHAPES } from "./claims.js";

/** @typedef {import("../dom/view-dialog.js").ViewContext} ViewContext */
/** @typedef {import("./claims.js").TextCheck} TextCheck */
/** @typedef {import("./claims.js").Verdict} Verdict */

const MOST = 20_000;
const VERDICTS = /** @type {Verdict[]} */ (Object.keys(SHAPES));

/** @type {CheckView | null} as it was left */
let view = null;

/**
 * @param {ViewContext} context
 * @param {string} [text]  checked at once
 */
export async function openCheck(context, text) {
  await Promise.all([learn("desk"), ...["views", "answers", "checking"].map(addStyles)]);
  view ??= new CheckView();
  await view.open(context, text);
}

class CheckView {
  #dialog = new ViewDialog("check-view", say("check.title"));
  /** @type {ViewContext | null} */
  #context = null;
  #field = /** @type {HTMLTextAreaElement} */ (
    createElement("textarea", { rows: "5", name: "text", required: "", spellcheck: "false", dir: "auto" })
  );
  #button = createElement("button", { class: "primary" }, say("check.run"));
  #status = createElement("p", { class: "check-state", role: "status" });
  #filter = createElement("div", { class: "check-filter", role: "group", "aria-label": say("check.results") });
  #list = createElement("ol", { class: "checks", "aria-label": say("check.results") });
  /** @type {Promise<TextCheck> | null} */
  #waiting = null;

  constructor() {
    const label = createElement("label", {}, createElement("span", {}, say("check.field")), this.#field);
    const form = createElement("form", { class: "check-form" }, label, this.#button);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#run();
    });
    this.#field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#run();
    });
    const lead = createElement("p", { class: "view-lead" }, say("check.lead"));
    this.#dialog.body.append(lead, form, this.#status, this.#filter, this.#list);
  }

  /** @param {ViewContext} context @param {string} [text] */
  async open(context, text) {
    if (this.#context?.document.id !== context.document.id) this.#clear();
    this.#context = context;
    if (text) this.#field.value = text;
    this.#dialog.open(this.#field);
    if (text) await this.#run();
  }

  #clear() {
    this.#waiting = null;
    this.#button.removeAttribute("aria-disabled");
    this.#status.textContent = "";
    this.#filter.replaceChildren();
    this.#list.replaceChildren();
  }

  async #run() {
    const text = this.#field.value.trim();
    if (!text || !this.#context) return this.#field.focus();
    this.#clear();
    const count = Array.from(text).length;
    if (count > MOST) {
      this.#status.textContent = say("check.too-long", { most: MOST, count });
      return;
    }
    this.#status.textContent = say("check.running");
    this.#button.setAttribute("aria-disabled", "true");
    const waiting = this.#context.client.check(text, [this.#context.document.id]);
    this.#waiting = waiting;
    try {
      const found = await waiting;
      if (this.#waiting === waiting) this.#show(found);
    } catch (problem) {
      const { message } = /** @type {Error} */ (problem);
      if (this.#waiting === waiting) this.#status.textContent = say("check.failed", { message });
    } finally {
      if (this.#waiting === waiting) this.#button.removeAttribute("aria-disabled");
    }
  }

  /** @param {TextCheck} found */
  #show({ counts, claims }) {
    this.#status.textContent = say("check.sum", { ...counts, count: claims.length });
    const document = this.#context?.document.id ?? "";
    const createWay = (/** @type {any} */ spans, /** @type {any} */ attributes, /** @type {(Node | string)[]} */ ...rest) =>
      this.#dialog.createWay(document, spans, attributes, ...rest);
    this.#list.replaceChildren(...claims.map((check) => createCheck(check, createWay)));
    if (claims.length > 1) this.#filter.replaceChildren(...VERDICTS.map((verdict) => this.#createToggle(verdict, counts)));
  }

  /** @param {Verdict} verdict @param {Record<Verdict, number>} counts */
  #createToggle(verdict, counts) {
    const shape = createElement("span", { "aria-hidden": "true" }, SHAPES[verdict]);
    const name = ` ${counts[verdict]} ${say(`check.${verdict}`)}`;
    const toggle = createElement("button", { type: "button", class: `is-${verdict}`, "aria-pressed": "false" }, shape, name);
    toggle.addEventListener("click", () => {
      const wanted = toggle.getAttribute("aria-pressed") === "true" ? null : verdict;
      for (const each of this.#filter.children) each.setAttribute("aria-pressed", String(wanted !== null && each === toggle));
      for (const item of /** @type {Iterable<HTMLElement>} */ (/** @type {unknown} */ (this.#list.children)))
        item.hidden = wanted !== null && item.dataset.verdict !== wanted;
    });
    return toggle;
  }
}
