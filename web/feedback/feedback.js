/**
 * What a reader thinks of an answer, or of one quotation: a small form.
 * Fetched when it is first opened; knows the answer, not where it is shown.
 */

import { addStyles } from "../dom/styles.js";
import { createElement } from "../dom/template.js";
import { giveFeedback } from "../service/keeping.js";
import { learn, say } from "../words/say.js";
import { composeFeedback, listVerdicts, needsNote, needsWords } from "./verdicts.js";

/** @typedef {import("../service/client.js").Client} Client */
/** @typedef {import("../service/problem.js").Problem} Problem */
/** @typedef {import("../service/types.js").Answer} Answer */
/** @typedef {import("../service/types.js").Citation} Citation */
/** @typedef {{answer: Answer, citation?: Citation | null, origin?: HTMLElement | null}} Matter */

const MOST_COMMENT = 1000;
const MOST_WORDS = 5000;
const SHORT_OF_ROOM = 100;
const THANKED_FOR_MS = 4000;

/**
 * Ask what a reader thinks; what is typed is kept until it has been sent or is given up.
 * @param {Matter} matter  `citation` where one quotation is meant, `origin` takes the focus back
 * @param {{client: Client, say: (text: string) => void}} page  `say` says a text aloud
 */
export async function openFeedback({ answer, citation = null, origin = null }, { client, say: announce }) {
  const selected = readSelection(); // a dialog may take the selection away
  await Promise.all([learn("keeping"), addStyles("feedback")]);
  const form = new FeedbackForm(answer, citation, selected);
  form.show(
    async (said) => {
      await giveFeedback(client, answer.id, said);
      announce(say("feedback.thanks"));
      if (origin) thank(origin);
    },
    () => origin?.focus(),
  );
}

/** @returns {string} the words of the paper that are selected, marks of notes left out */
function readSelection() {
  const selection = globalThis.getSelection();
  const paper = document.getElementById("paper");
  if (!selection?.rangeCount || !paper?.contains(selection.anchorNode) || !paper.contains(selection.focusNode)) return "";
  const words = selection.getRangeAt(0).cloneContents();
  for (const mark of words.querySelectorAll(".noteref, .visually-hidden, button")) mark.remove();
  return (words.textContent ?? "").replace(/\s+/gu, " ").trim().slice(0, MOST_WORDS);
}

/** @param {HTMLElement} origin  beside which the thanks stand for a moment */
function thank(origin) {
  const thanks = createElement("span", { class: "feedback-thanks", "aria-hidden": "true" }, say("feedback.thanks"));
  origin.after(thanks);
  setTimeout(() => thanks.remove(), THANKED_FOR_MS);
}

/** @param {string} label @param {HTMLElement} field @param {...Node} more @returns {HTMLElement} */
function createField(label, field, ...more) {
  const optional = createElement("span", { class: "feedback-optional" }, ` (${say("feedback.optional")})`);
  const caption = createElement("label", { for: field.id, class: "feedback-label" }, label, optional);
  return createElement("div", { class: "feedback-field" }, caption, field, ...more);
}

/** The form, in a dialog of its own. */
class FeedbackForm {
  #answer;
  #citation;
  #fault = createElement("p", { class: "feedback-fault", role: "alert" });
  #left = createElement("p", { class: "feedback-hint", role: "status" });
  #send = createElement("button", { class: "primary" }, say("feedback.send"));
  #words = /** @type {HTMLTextAreaElement} */ (
    createElement("textarea", {
      id: "feedback-words",
      rows: "3",
      maxlength: String(MOST_WORDS),
      dir: "auto",
      "aria-describedby": "feedback-words-hint",
    })
  );
  #note = /** @type {HTMLInputElement} */ (
    createElement("input", { id: "feedback-note", inputmode: "numeric", pattern: "[0-9]{1,6}", autocomplete: "off" })
  );
  #comment = /** @type {HTMLTextAreaElement} */ (
    createElement("textarea", { id: "feedback-comment", rows: "2", maxlength: String(MOST_COMMENT) })
  );
  #wordsField = createField(
    say("feedback.words"),
    this.#words,
    createElement("p", { class: "feedback-hint", id: "feedback-words-hint" }, say("feedback.words-hint")),
  );
  #noteField = createField(say("feedback.note"), this.#note);
  #form;
  #dialog;

  /** @param {Answer} answer @param {Citation | null} citation @param {string} selected */
  constructor(answer, citation, selected) {
    this.#answer = answer;
    this.#citation = citation;
    this.#words.value = selected;
    const heading = citation
      ? say("feedback.heading-citation", { number: citation.number ?? "" })
      : say("feedback.heading");
    const cancel = createElement("button", { type: "button", class: "quiet" }, say("feedback.cancel"));
    cancel.addEventListener("click", () => this.#dialog.close());
    this.#form = /** @type {HTMLFormElement} */ (
      createElement(
        "form",
        {},
        createElement("h2", { id: "feedback-heading" }, heading),
        this.#createVerdicts(),
        this.#wordsField,
        this.#noteField,
        createField(say("feedback.comment"), this.#comment, this.#left),
        this.#fault,
        createElement("p", { class: "feedback-actions" }, this.#send, cancel),
      )
    );
    this.#dialog = /** @type {HTMLDialogElement} */ (
      createElement("dialog", { class: "feedback", "aria-labelledby": "feedback-heading" }, this.#form)
    );
    this.#form.addEventListener("change", () => this.#suit());
    this.#comment.addEventListener("input", () => {
      const left = MOST_COMMENT - this.#comment.value.length;
      this.#left.textContent = left <= SHORT_OF_ROOM ? say("feedback.left", { count: left }) : "";
    });
    this.#suit();
  }

  /**
   * Show the form until it is sent or given up.
   * @param {(said: object) => Promise<void>} send
   * @param {() => void} onClose
   */
  show(send, onClose) {
    this.#form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (this.#send.ariaDisabled === "true") return;
      this.#fault.textContent = "";
      this.#beBusy(true);
      try {
        await send(this.#read());
        this.#dialog.close();
      } catch (problem) {
        this.#fault.textContent = /** @type {Problem} */ (problem).inShort;
      } finally {
        this.#beBusy(false);
      }
    });
    this.#dialog.addEventListener("close", () => {
      this.#dialog.remove();
      onClose();
    });
    document.body.append(this.#dialog);
    this.#dialog.showModal();
  }

  #createVerdicts() {
    const choices = listVerdicts(this.#answer, this.#citation).map((verdict) =>
      createElement(
        "label",
        { class: "feedback-choice" },
        createElement("input", { type: "radio", name: "verdict", value: verdict, required: "" }),
        createElement("span", {}, say(`feedback.${verdict}`)),
      ),
    );
    const legend = createElement("legend", { class: "visually-hidden" }, say("feedback.verdict"));
    return createElement("fieldset", { class: "feedback-verdicts" }, legend, ...choices);
  }

  /** Show the fields that the verdict asks for. */
  #suit() {
    const verdict = String(new FormData(this.#form).get("verdict") ?? "");
    this.#wordsField.hidden = !needsWords(verdict);
    this.#noteField.hidden = !needsNote(verdict);
  }

  #read() {
    return composeFeedback({
      verdict: String(new FormData(this.#form).get("verdict")),
      citation: this.#citation?.number ?? null,
      words: this.#words.value,
      note: this.#note.value,
      comment: this.#comment.value,
    });
  }

  /** @param {boolean} isBusy */
  #beBusy(isBusy) {
    this.#send.setAttribute("aria-disabled", String(isBusy));
    this.#send.textContent = say(isBusy ? "feedback.sending" : "feedback.send");
  }
}
