/**
 * The questions and answers of one conversation, in order.
 * Knows answers as the server gives them; asks nothing itself.
 */

import { copyTemplate, createElement, fillPart, findPart } from "../dom/template.js";
import { say } from "../words/say.js";
import { createAnswer } from "./answer-view.js";
import { createRefusal } from "./refusal-view.js";

/** @typedef {import("../service/types.js").Answer} Answer */

/** The list of turns. */
export class ConversationView {
  #turns;
  #welcome;
  #context;

  /** @param {HTMLElement} turns @param {import("./answer-view.js").Context} context */
  constructor(turns, context) {
    this.#turns = turns;
    this.#welcome = findPart(turns, "welcome");
    this.#context = context;
  }

  get isEmpty() {
    return this.#turns.querySelector(".turn") === null;
  }

  clear() {
    for (const turn of this.#turns.querySelectorAll(".turn")) turn.remove();
    this.#welcome.hidden = false;
    delete document.body.dataset.turns;
  }

  /**
   * Show a question that is being answered.
   * @param {string} question
   * @returns {HTMLElement} the turn, to be given its answer or its problem
   */
  addQuestion(question) {
    const turn = copyTemplate("turn");
    findPart(turn, "question").textContent = question;
    findPart(turn, "reply").append(createElement("p", { class: "looking" }, say("chat.looking")));
    this.#welcome.hidden = true;
    document.body.dataset.turns = "";
    this.#turns.append(turn);
    turn.scrollIntoView({ block: "start" });
    return turn;
  }

  /** @param {HTMLElement} turn @param {Answer} answer */
  showAnswer(turn, answer) {
    const isAnswered = answer.status === "answered";
    const understood = answer.standalone_question.trim() !== answer.question.trim();
    fillPart(turn, "understood", understood ? say("chat.understood", { question: answer.standalone_question }) : null);
    findPart(turn, "reply").replaceChildren(isAnswered ? createAnswer(answer, this.#context) : createRefusal(answer));
    turn.dataset.status = answer.status;
    turn.scrollIntoView({ block: "start" });
  }

  /**
   * @param {HTMLElement} turn
   * @param {import("../service/problem.js").Problem} problem
   * @param {() => void} retry
   */
  showProblem(turn, problem, retry) {
    const view = copyTemplate("problem");
    fillPart(view, "title", problem.title);
    fillPart(view, "detail", problem.detail);
    fillPart(view, "hint", problem.hint);
    findPart(view, "retry").addEventListener("click", () => {
      turn.remove();
      retry();
    });
    findPart(turn, "reply").replaceChildren(view);
  }
}
