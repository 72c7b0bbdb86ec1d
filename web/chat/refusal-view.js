/**
 * "The paper does not say": a refusal, with the nearest passages shown as what they are.
 * Knows one answer.
 */

import { copyTemplate, createElement, findPart, sendUp } from "../dom/template.js";
import { say } from "../words/say.js";
import { wordPlace } from "../words/wording.js";

/**
 * @param {import("../service/types.js").Answer} answer
 * @returns {HTMLElement}
 */
export function createRefusal(answer) {
  const view = copyTemplate("refusal");
  findPart(view, "text").textContent = answer.text;
  findPart(view, "nearest").append(...answer.nearest.map(createNearest));
  findPart(view, "nearest-block").hidden = answer.nearest.length === 0;
  return view;
}

/** @param {import("../service/types.js").Citation} passage */
function createNearest(passage) {
  const item = copyTemplate("nearest");
  const button = findPart(item, "open");
  findPart(item, "words").textContent = passage.quote;
  findPart(item, "place").append(
    wordPlace(passage),
    createElement("span", { class: "visually-hidden" }, say("refusal.show")),
  );
  button.addEventListener("click", () =>
    sendUp(button, "show-words", {
      document: passage.document,
      spans: passage.spans,
      quote: passage.quote,
      origin: button,
    }),
  );
  return item;
}
