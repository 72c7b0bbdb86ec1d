/**
 * The questions and answers of one conversation, in order.
 * Knows answers as the server gives them; asks nothing itself.
 */

import { copyTemplate, createElement, fillPart, findPart } from "../dom/template.js";
import { say } from "../words/say.js";
import { createAnswer, createTelling, createToldClaim } from "./answer-view.js";
import { createSuggestions } from "./follow-ups-view.js";
import { suggestFollowUps } from "./follow-ups.js";
import { createRefusal } from "./refusal-view.js";
import { createActions } from "./turn-actions.js";

/** @typedef {import("../service/types.js").Answer} Answer */
/** @typedef {import("../service/problem.js").Problem} Problem */

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

  /** @returns {HTMLElement[]} */
  get turns() {
    return [...this.#turns.querySelectorAll(/** @type {"article"} */ (".turn"))];
  }

  /** @returns {string[]} */
  get questions() {
    return this.turns.map((turn) => findPart(turn, "question").textContent ?? "");
  }

  /** @param {string} id @returns {boolean} whether the answer is shown */
  has(id) {
    return this.turns.some((turn) => turn.dataset.answer === id);
  }

  clear() {
    for (const turn of this.turns) turn.remove();
    this.#welcome.hidden = false;
    delete document.body.dataset.turns;
  }

  /**
   * Show a question that is being answered.
   * @param {string} question
   * @param {string} [edited]  the question that it was, where it was edited
   * @returns {HTMLElement} the turn, to be given its answer or its problem
   */
  addQuestion(question, edited) {
    const turn = copyTemplate("turn");
    findPart(turn, "question").textContent = question;
    fillPart(turn, "edited", edited ? say("chat.edited", { question: edited }) : null);
    this.showLooking(turn);
    this.#welcome.hidden = true;
    document.body.dataset.turns = "";
    this.#turns.querySelector(".follow-ups")?.remove();
    this.#turns.append(turn);
    turn.scrollIntoView({ block: "start" });
    return turn;
  }

  /** @param {HTMLElement} turn */
  showLooking(turn) {
    findPart(turn, "reply").replaceChildren(createElement("p", { class: "looking" }, say("chat.looking")));
  }

  /**
   * Show a claim that was told of an answer.
   * @param {HTMLElement} turn
   * @param {import("./answer-view.js").Told} told
   * @returns {string} its words
   */
  showTold(turn, told) {
    const reply = findPart(turn, "reply");
    if (!reply.querySelector(".claims")) reply.replaceChildren(createTelling());
    const { claim, words } = createToldClaim(told);
    if (words) findPart(reply, "claims").append(claim);
    return words;
  }

  /** @param {HTMLElement} turn @param {Answer} answer */
  showAnswer(turn, answer) {
    const isAnswered = answer.status === "answered";
    const understood = answer.standalone_question.trim() !== answer.question.trim();
    fillPart(turn, "understood", understood ? say("chat.understood", { question: answer.standalone_question }) : null);
    const view = isAnswered ? createAnswer(answer, this.#context) : createRefusal(answer);
    const reply = findPart(turn, "reply");
    reply.replaceChildren(view, createActions(answer, this.#context.card));
    turn.dataset.status = answer.status;
    turn.dataset.answer = answer.id;
    if (turn === this.turns.at(-1)) this.#suggest(turn, answer);
  }

  /**
   * Say that an answer was stopped; what was told of it stays.
   * @param {HTMLElement} turn
   * @param {() => void} again
   */
  showStopped(turn, again) {
    const reply = findPart(turn, "reply");
    reply.querySelector(".looking")?.remove();
    reply.querySelector(".claims")?.removeAttribute("aria-busy");
    const said = say(reply.firstChild ? "chat.stopped-midway" : "chat.stopped");
    const button = createElement("button", { type: "button", class: "quiet" }, say("problem.again"));
    button.addEventListener("click", again);
    const line = createElement("p", { class: "stopped" }, said, " ", button);
    reply.append(line);
    line.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {HTMLElement} turn
   * @param {Pick<Problem, "title" | "detail" | "hint">} problem
   * @param {() => void} again
   * @returns {HTMLElement} where to say what is waited for
   */
  showProblem(turn, { title, detail, hint }, again) {
    const view = copyTemplate("problem");
    fillPart(view, "title", title);
    fillPart(view, "detail", detail);
    fillPart(view, "hint", hint);
    findPart(view, "retry").addEventListener("click", again);
    findPart(turn, "reply").replaceChildren(view);
    return findPart(view, "waiting");
  }

  /** Offer under the last answer what may be asked next. @param {HTMLElement} turn @param {Answer} answer */
  #suggest(turn, answer) {
    this.#turns.querySelector(".follow-ups")?.remove();
    const { document: id } = answer.citations[0] ?? answer.footnotes[0] ?? answer.nearest[0] ?? { document: "" };
    const paper = this.#context.findPaper(id);
    const questions = suggestFollowUps(answer, { starters: paper?.starters, asked: this.questions });
    if (!questions.length) return;
    const label = answer.status === "answered" ? "chat.next" : "refusal.ways";
    turn.append(createSuggestions(say(label), questions, paper?.language ?? "en"));
  }
}
