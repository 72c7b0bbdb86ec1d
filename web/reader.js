/**
 * The page as a whole: what follows from a question, a click on a mark, an address.
 * Wires the parts; draws nothing itself.
 */

import { Banner } from "./banner.js";
import { AskForm } from "./chat/ask-form.js";
import { ConversationView } from "./chat/conversation-view.js";
import { FloatingCard } from "./dom/floating-card.js";
import { findPart } from "./dom/template.js";
import { describePaper } from "./masthead.js";
import { Panes } from "./panes.js";
import { PaperPane } from "./paper/paper-pane.js";
import { Client } from "./service/client.js";
import { Problem } from "./service/problem.js";
import { readAddress, writeAddress } from "./state/address.js";
import { Memory } from "./state/memory.js";
import { say } from "./words/say.js";
import { wordOutcome } from "./words/wording.js";

/** @typedef {import("./service/types.js").DocumentSummary} DocumentSummary */
/** @typedef {[number, number][]} Spans */
/** @typedef {{document: string, spans: Spans, marks?: {number: number, spans: Spans}[], origin: HTMLElement | null}} Words */

/** The running page. */
export class Reader {
  #body = document.body;
  #memory = Memory.open();
  #banner = new Banner(document.body);
  #client = new Client({
    onWaiting: (problem) => (problem ? this.#complain(problem, null) : this.#banner.hide()),
  });
  #panes = new Panes(document.body);
  #form = new AskForm(/** @type {HTMLFormElement} */ (findPart(document.body, "ask")));
  /** @type {import("./chat/history-dialog.js").HistoryDialog | null} */
  #history = null;
  /** @type {DocumentSummary[]} */
  #documents = [];
  #conversation;
  #paper;

  constructor() {
    const card = new FloatingCard();
    const nameDocument = (/** @type {string} */ id) => this.#documents.find((paper) => paper.id === id)?.title ?? "";
    this.#conversation = new ConversationView(findPart(this.#body, "turns"), { card, nameDocument });
    const pane = /** @type {HTMLElement} */ (document.getElementById("paper"));
    this.#paper = new PaperPane(pane, { client: this.#client, card });
    this.#listen();
  }

  /** Fetch what there is, then show the paper, the conversation and the words that the address names. */
  async start() {
    try {
      this.#documents = await this.#client.listDocuments();
      this.#banner.hide();
      await Promise.all([this.#openAddress(), this.#restoreConversation()]);
    } catch (problem) {
      this.#complain(/** @type {Problem} */ (problem), () => this.start());
    }
  }

  #listen() {
    const on = (/** @type {string} */ name, /** @type {(detail: any) => unknown} */ action) => {
      this.#body.addEventListener(name, (event) => action(/** @type {CustomEvent} */ (event).detail));
    };
    on("ask", ({ question }) => this.#ask(question));
    on("show-words", (words) => this.#showWords(words));
    on("open-conversation", ({ id }) => this.#reopenConversation(id));
    on("conversation-deleted", ({ id }) => {
      if (id === this.#memory.conversation) this.#forgetConversation();
    });
    on("give-feedback", (matter) => this.#giveFeedback(matter));
    findPart(this.#body, "new-conversation").addEventListener("click", () => {
      this.#forgetConversation();
      this.#enterChat();
    });
    findPart(this.#body, "open-history").addEventListener("click", () => this.#openHistory());
    findPart(this.#body, "documents").addEventListener("change", (event) => {
      this.#openPaper(/** @type {HTMLSelectElement} */ (event.target).value);
    });
    globalThis.addEventListener("hashchange", () => {
      if (readAddress(globalThis.location).spans) this.#openAddress();
    });
  }

  async #openAddress() {
    const { document: id, spans } = readAddress(globalThis.location);
    const paper = await this.#openPaper(id);
    if (id && id !== paper.id) throw Problem.absent("no-such-paper", { id });
    if (spans) await this.#showWords({ document: paper.id, spans, origin: null });
    else if (id) this.#panes.show("paper");
  }

  /** @param {string | null} id @returns {Promise<DocumentSummary>} */
  async #openPaper(id) {
    const paper = this.#documents.find((each) => each.id === id) ?? this.#documents[0];
    if (!paper) throw Problem.absent("no-paper");
    describePaper(this.#body, paper, this.#documents);
    await this.#paper.show(paper);
    return paper;
  }

  /** @param {string} question */
  async #ask(question) {
    this.#panes.show("chat");
    const turn = this.#conversation.addQuestion(question);
    this.#form.isBusy = true;
    try {
      const answer = await this.#send(question);
      if (!turn.isConnected) return; // another conversation was begun meanwhile
      this.#memory.conversation = answer.conversation_id ?? this.#memory.conversation;
      this.#conversation.showAnswer(turn, answer);
      this.#form.placeholder = say("chat.follow-up");
      this.#announce(`${wordOutcome(answer)} ${answer.text}`);
    } catch (problem) {
      this.#conversation.showProblem(turn, /** @type {Problem} */ (problem), () => this.#ask(question));
      this.#announce(say("chat.not-answered", { message: /** @type {Problem} */ (problem).message }));
    } finally {
      this.#form.isBusy = false;
    }
  }

  /**
   * Send a question; where its conversation was deleted meanwhile, as the first of a new one.
   * @param {string} question
   */
  async #send(question) {
    const conversation = this.#memory.conversation;
    try {
      return await this.#client.ask(question, conversation);
    } catch (problem) {
      if (!conversation || /** @type {Problem} */ (problem).status !== 404) throw problem;
      this.#memory.conversation = null;
      return this.#client.ask(question, null);
    }
  }

  /** @param {Words} words */
  async #showWords({ document: id, spans, marks, origin }) {
    await this.#openPaper(id);
    this.#panes.enterPaper(origin);
    const marked = this.#paper.markWords(spans, marks);
    if (!marked) this.#announce(say("paper.not-shown"));
    history.replaceState(null, "", writeAddress(id, spans));
  }

  async #restoreConversation() {
    const id = this.#memory.conversation;
    if (!id || !this.#conversation.isEmpty) return;
    try {
      await this.#showConversation(id);
    } catch (problem) {
      if (/** @type {Problem} */ (problem).status !== 404) throw problem;
      this.#memory.conversation = null; // deleted elsewhere
    }
  }

  /** @param {string} id */
  async #showConversation(id) {
    const { turns } = await this.#client.readConversation(id);
    this.#forgetConversation();
    this.#memory.conversation = id;
    for (const { question, answer } of turns) {
      this.#conversation.showAnswer(this.#conversation.addQuestion(question), answer);
    }
    if (turns.length) this.#form.placeholder = say("chat.follow-up");
  }

  /** @param {string} id */
  async #reopenConversation(id) {
    try {
      await this.#showConversation(id);
      this.#enterChat();
    } catch (problem) {
      this.#history?.say(/** @type {Problem} */ (problem).message);
    }
  }

  async #openHistory() {
    const room = await import("./chat/history-dialog.js").catch(() => this.#complain(Problem.unreachable(), null));
    if (room) this.#history = await room.openHistory(this.#client, this.#memory.conversation);
  }

  /** @param {import("./feedback/feedback.js").Matter} matter */
  async #giveFeedback(matter) {
    const room = await import("./feedback/feedback.js").catch(() => this.#complain(Problem.unreachable(), null));
    await room?.openFeedback(matter, { client: this.#client, say: (text) => this.#announce(text) });
  }

  #forgetConversation() {
    this.#memory.conversation = null;
    this.#conversation.clear();
    this.#form.isBusy = false;
    this.#form.placeholder = say("chat.placeholder");
  }

  #enterChat() {
    this.#history?.close();
    this.#panes.show("chat");
    this.#form.focus();
  }

  /** @param {string} text */
  #announce(text) {
    findPart(this.#body, "announcer").textContent = text;
  }

  /** @param {Problem} problem @param {(() => void) | null} retry */
  #complain(problem, retry) {
    this.#announce(this.#banner.show(problem, retry));
  }
}
