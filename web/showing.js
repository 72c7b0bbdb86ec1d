/**
 * Which conversation is shown: restored, opened, begun anew, the same in two tabs, or one answer by its link.
 * Knows conversations as they are kept; asking is not its own.
 */

import { createElement, findPart } from "./dom/template.js";
import { Problem } from "./service/problem.js";
import { say } from "./words/say.js";

/** @typedef {import("./service/types.js").Answer} Answer */
/**
 * @typedef {object} Given
 * @property {import("./service/client.js").Client} client
 * @property {import("./state/memory.js").Memory} memory
 * @property {import("./chat/conversation-view.js").ConversationView} view
 * @property {import("./chat/ask-form.js").AskForm} form
 * @property {import("./asking.js").Asking} asking
 */

/** The conversation on the page. */
export class Showing {
  #given;
  /** @type {Answer | null} shown alone, by its link */
  #alone = null;
  #tabs = new BroadcastChannel("footnoted");
  // Another tab asked while an answer was being made here.
  #isBehind = false;

  /** @param {Given} given */
  constructor(given) {
    this.#given = given;
    this.#tabs.addEventListener("message", ({ data }) => this.#hear(data));
  }

  /** Show the conversation that this tab was in. */
  async restore() {
    const { memory, view } = this.#given;
    const id = memory.conversation;
    if (!id || view.turns.length) return;
    try {
      await this.open(id);
    } catch (problem) {
      if (/** @type {Problem} */ (problem).status !== 404) throw problem;
      memory.conversation = null; // deleted elsewhere
    }
  }

  /** Show a kept conversation. @param {string} id */
  async open(id) {
    const { client, form, memory } = this.#given;
    const { turns } = await client.readConversation(id);
    this.clear();
    if (id !== memory.conversation) memory.pending = null;
    memory.conversation = id;
    for (const { answer } of turns) this.#add(answer);
    if (turns.length) form.placeholder = say("chat.follow-up");
  }

  /**
   * Show one answer as it was given, whatever conversation this tab is in.
   * @param {string} id
   * @returns {Promise<Answer>}
   */
  async showAlone(id) {
    const { client, form } = this.#given;
    const answer = await client.readAnswer(id).catch((problem) => {
      throw problem.status === 404 ? Problem.absent("no-answer") : problem;
    });
    this.clear();
    this.#alone = answer;
    const turn = this.#add(answer);
    turn.prepend(this.#createLinked(answer));
    form.placeholder = say("chat.follow-up");
    return answer;
  }

  /** Go on from an answer that was shown alone: in its conversation where that is kept, else in a new one. */
  async leaveAlone() {
    const { memory, view } = this.#given;
    const answer = this.#alone;
    if (!answer) return;
    this.#alone = null;
    memory.conversation = null;
    view.turns[0]?.querySelector(".linked")?.remove();
    if (answer.conversation_id) await this.open(answer.conversation_id).catch(() => {}); // deleted: it stays alone
  }

  /** Whether what is shown is one answer by its link. */
  get isAlone() {
    return this.#alone !== null;
  }

  /** Begin a conversation anew. */
  begin() {
    const { memory } = this.#given;
    this.clear();
    memory.conversation = memory.pending = null;
  }

  /** Take what is shown off the page; an answer that is being made is stopped. */
  clear() {
    const { asking, form, view } = this.#given;
    asking.stop();
    this.#alone = null;
    view.clear();
    form.placeholder = say("chat.placeholder");
  }

  /** Tell the other tabs that a conversation changed. @param {{said?: string | null, deleted?: string}} news */
  tell(news) {
    this.#tabs.postMessage(news);
    if (this.#isBehind) this.#catchUp();
  }

  /** @param {{said?: string, deleted?: string}} news of another tab; only those of the same conversation matter */
  async #hear({ said, deleted }) {
    const { form, memory } = this.#given;
    const id = memory.conversation;
    if (!id || this.#alone) return;
    if (deleted === id) this.begin();
    if (said !== id) return;
    // What is being answered here may be kept already, and would be shown twice.
    if (form.isBusy) this.#isBehind = true;
    else await this.#catchUp();
  }

  /** Show what was said in this conversation elsewhere. */
  async #catchUp() {
    const { client, memory, view } = this.#given;
    const id = memory.conversation;
    this.#isBehind = false;
    if (!id) return;
    const { turns } = await client.readConversation(id);
    if (memory.conversation !== id || this.#alone) return;
    for (const { answer } of turns) if (!view.has(answer.id)) this.#add(answer);
  }

  /** @param {Answer} answer @returns {HTMLElement} */
  #add(answer) {
    const { view } = this.#given;
    const turn = view.addQuestion(answer.question);
    view.showAnswer(turn, answer);
    return turn;
  }

  /** @param {Answer} answer */
  #createLinked({ conversation_id: id }) {
    const line = createElement("p", { class: "linked" }, say("chat.linked"), " ");
    if (!id) return line;
    const button = createElement("button", { type: "button", class: "quiet" }, say("chat.whole"));
    button.addEventListener("click", () => this.leaveAlone().then(() => findPart(document.body, "turns").focus()));
    line.append(button);
    return line;
  }
}
