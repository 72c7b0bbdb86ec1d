/**
 * What follows from a question: its answer as it is told, a stop, a problem, and finding it again after a break.
 * Knows the current question; the conversation around it is not its own.
 */

import { say } from "./words/say.js";
import { wordOutcome } from "./words/wording.js";

/** @typedef {import("./service/types.js").Answer} Answer */
/** @typedef {import("./service/problem.js").Problem} Problem */
/** @typedef {import("./state/memory.js").Pending} Pending */
/**
 * @typedef {object} Given
 * @property {import("./service/client.js").Client} client
 * @property {import("./state/connection.js").Connection} connection
 * @property {import("./state/memory.js").Memory} memory
 * @property {import("./chat/conversation-view.js").ConversationView} view
 * @property {import("./chat/ask-form.js").AskForm} form
 * @property {import("./announcer.js").Announcer} announcer
 * @property {(answer: Answer) => void} onAnswer
 */

const LOOK_AGAIN_MS = 1500;
// The clocks of browser and server may differ by so much.
const CLOCKS_MS = 5000;

/** @param {number} ms */
const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks one question at a time. */
export class Asking {
  #given;
  /** @type {AbortController | null} of the question that is being answered */
  #run = null;

  /** @param {Given} given */
  constructor(given) {
    this.#given = given;
  }

  /**
   * Ask a question as the next of the conversation; one that is still being answered is stopped.
   * @param {string} question
   * @param {string | null} [edited]  the question it was before it was edited
   */
  async ask(question, edited) {
    const { memory, view } = this.#given;
    this.stop();
    const turns = view.turns.filter((turn) => turn.dataset.answer).length;
    const turn = view.addQuestion(question, edited ?? undefined);
    memory.pending = { question, conversation: memory.conversation, turns, asked: Date.now() };
    await this.#attempt(turn, question);
  }

  /** Stop the answer that is being made, if any; what was told of it stays. */
  stop() {
    this.#run?.abort();
  }

  /** Show a question that was on its way when the page was left: its answer if it was kept, else a way to ask it. */
  async resume() {
    const { memory, view } = this.#given;
    const pending = memory.pending;
    if (!pending) return;
    const kept = await this.#findKept(pending);
    if (memory.pending !== pending) return; // something else was asked meanwhile
    if (kept && view.has(kept.id)) {
      memory.pending = null;
      return;
    }
    const turn = view.addQuestion(pending.question);
    if (kept) return this.#show(turn, kept);
    const problem = { title: say("problem.left"), detail: say("problem.left-detail"), hint: "" };
    view.showProblem(turn, problem, () => this.#askAgain(turn, pending.question));
  }

  /** @param {HTMLElement} turn @param {string} question */
  async #attempt(turn, question) {
    const { announcer, form } = this.#given;
    const run = new AbortController();
    this.#run = run;
    form.isBusy = true;
    announcer.clear();
    try {
      const answer = await this.#send(turn, question, run.signal);
      if (turn.isConnected && !run.signal.aborted) this.#show(turn, answer);
    } catch (problem) {
      if (run.signal.aborted) this.#showStopped(turn, question);
      else if (turn.isConnected) this.#showProblem(turn, question, /** @type {Problem} */ (problem));
    } finally {
      if (this.#run === run) {
        this.#run = null;
        form.isBusy = false;
      }
    }
  }

  /**
   * Send a question; where its conversation was deleted meanwhile, as the first of a new one.
   * @param {HTMLElement} turn
   * @param {string} question
   * @param {AbortSignal} signal
   * @returns {Promise<Answer>}
   */
  async #send(turn, question, signal) {
    const { announcer, client, memory, view } = this.#given;
    const onEvent = (/** @type {string} */ event, /** @type {any} */ data) => {
      // What cites nothing is a refusal, which looks like one once it is whole.
      if (event === "delta" && data.citations?.length && !signal.aborted) announcer.say(view.showTold(turn, data));
    };
    const stopped = new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(new Error("stopped")));
    });
    const ask = () => Promise.race([client.ask(question, memory.conversation, { signal, onEvent }), stopped]);
    try {
      return await ask();
    } catch (problem) {
      if (!memory.conversation || /** @type {Problem} */ (problem).status !== 404) throw problem;
      memory.conversation = null;
      return ask();
    }
  }

  /** @param {HTMLElement} turn @param {Answer} answer */
  #show(turn, answer) {
    const { announcer, form, memory, onAnswer, view } = this.#given;
    const wasTold = turn.querySelector(".claims") !== null;
    memory.conversation = answer.conversation_id ?? memory.conversation;
    memory.pending = null;
    view.showAnswer(turn, answer);
    form.placeholder = say("chat.follow-up");
    announcer.say(wordOutcome(answer));
    if (!wasTold) announcer.say(answer.claims.map((claim) => claim.text).join(" ") || answer.text);
    onAnswer(answer);
  }

  /** @param {HTMLElement} turn @param {string} question */
  #showStopped(turn, question) {
    const { announcer, memory, view } = this.#given;
    if (!turn.isConnected) return;
    if (memory.pending?.question === question) memory.pending = null;
    view.showStopped(turn, () => this.#askAgain(turn, question));
    announcer.say(say("chat.stopped"));
  }

  /** @param {HTMLElement} turn @param {string} question @param {Problem} problem */
  #showProblem(turn, question, problem) {
    const { announcer, memory, view } = this.#given;
    const waiting = view.showProblem(turn, problem, () => this.#askAgain(turn, question));
    announcer.say(say("chat.not-answered", { message: problem.message }));
    if (problem.isOfConnection) this.#recover(turn, question);
    else memory.pending = null;
    if (problem.status === 429 && problem.retryAfter) this.#countDown(waiting, turn, question, problem.retryAfter);
  }

  /** Ask a question anew in the place of its problem. @param {HTMLElement} turn @param {string} question */
  #askAgain(turn, question) {
    turn.remove();
    this.ask(question);
  }

  /**
   * Once the server is back, show the answer if it was kept; else ask again, unless the server was never away.
   * @param {HTMLElement} turn
   * @param {string} question
   */
  async #recover(turn, question) {
    const { connection, memory, view } = this.#given;
    const pending = memory.pending;
    const wasAway = await connection.whenBack();
    const isOver = () => !turn.isConnected || !pending || memory.pending !== pending || this.#run !== null;
    if (isOver() || !pending) return;
    const kept = await this.#findKept(pending);
    if (isOver()) return;
    if (kept && !view.has(kept.id)) this.#show(turn, kept);
    else if (wasAway) this.#attemptAnew(turn, question);
  }

  /** @param {HTMLElement} turn @param {string} question */
  #attemptAnew(turn, question) {
    this.#given.view.showLooking(turn);
    this.#attempt(turn, question);
  }

  /**
   * Look for the answer to a question of which none was heard.
   * @param {Pending} pending
   * @returns {Promise<Answer | null>}
   */
  async #findKept(pending) {
    for (const pause of [0, LOOK_AGAIN_MS]) {
      await rest(pause);
      const kept = await this.#lookFor(pending).catch(() => null); // what cannot be read was not kept
      if (kept) return kept;
    }
    return null;
  }

  /** @param {Pending} pending @returns {Promise<Answer | null>} */
  async #lookFor({ question, conversation, turns, asked }) {
    const { client } = this.#given;
    let id = conversation;
    if (!id) {
      const isOurs = (/** @type {{created: string, title: string}} */ each) =>
        Date.parse(each.created) >= asked - CLOCKS_MS && question.startsWith(each.title);
      id = (await client.call("GET", "/api/conversations")).conversations.find(isOurs)?.id ?? null;
    }
    if (!id) return null;
    const found = await client.readConversation(id);
    return found.turns.slice(conversation ? turns : 0).find((turn) => turn.question === question)?.answer ?? null;
  }

  /**
   * Wait as long as the server wants, telling how long, then ask again.
   * @param {HTMLElement} waiting
   * @param {HTMLElement} turn
   * @param {string} question
   * @param {number} seconds
   */
  async #countDown(waiting, turn, question, seconds) {
    waiting.hidden = false;
    for (let count = seconds; count > 0; count -= 1) {
      waiting.textContent = say("problem.waiting", { count });
      await rest(1000);
    }
    if (waiting.isConnected && !this.#run) this.#attemptAnew(turn, question);
  }
}
