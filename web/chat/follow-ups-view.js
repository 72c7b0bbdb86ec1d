/**
 * A list of questions to ask by a click.
 * Sends `ask` up with the question.
 */

import { createElement, sendUp } from "../dom/template.js";

/**
 * @param {string} label
 * @param {string[]} questions
 * @param {string} language  of the questions, which is the paper's
 * @returns {HTMLElement}
 */
export function createSuggestions(label, questions, language) {
  return createElement(
    "section",
    { class: "follow-ups" },
    createElement("h4", { class: "label" }, label),
    createElement("ul", { class: "starters", lang: language }, ...questions.map(createSuggestion)),
  );
}

/** @param {string} question @returns {HTMLElement} */
export function createSuggestion(question) {
  const button = createElement("button", { type: "button" }, question);
  button.addEventListener("click", () => sendUp(button, "ask", { question }));
  return createElement("li", {}, button);
}
