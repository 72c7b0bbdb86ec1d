/**
 * The page as a whole: what follows from an address, a click on a mark, a way to another view.
 * Wires the parts; draws nothing itself.
 */

import { Announcer } from "./announcer.js";
import { Banner } from "./banner.js";
import { AskForm } from "./chat/ask-form.js";
import { FloatingCard } from "./dom/floating-card.js";
import { findPart } from "./dom/template.js";
import { describePaper } from "./masthead.js";
import { Panes } from "./panes.js";
import { PaperPane } from "./paper/paper-pane.js";
import { Client } from "./service/client.js";
import { Problem } from "./service/problem.js";
import { readAddress, writeAddress } from "./state/address.js";
import { Connection } from "./state/connection.js";
import { Memory } from "./state/memory.js";
import { say } from "./words/say.js";

/** @typedef {import("./service/types.js").DocumentSummary} DocumentSummary */
/** @typedef {[number, number][]} Spans */
/** @typedef {{document: string, spans: Spans, marks?: {number: number, spans: Spans}[], origin: HTMLElement | null}} Words */

/** @typedef {Awaited<ReturnType<import("./conversing.js").openConversing>>} Conversing */

/** The running page. */
export class Reader {
  #body = document.body;
  #banner = new Banner(document.body);
  #announcer = new Announcer(findPart(document.body, "announcer"));
  #client = new Client({
    onWaiting: (problem) => (problem ? this.#complain(problem) : this.#banner.hide()),
  });
  #connection = new Connection({
    isThere: () => this.#client.isThere(),
    tell: (state) => this.#tellConnection(state),
  });
  #memory = Memory.open();
  #panes = new Panes(document.body);
  #form = new AskForm(/** @type {HTMLFormElement} */ (findPart(document.body, "ask")));
  /** @type {DocumentSummary[]} */
  #documents = [];
  /** @type {DocumentSummary | null} */
  #shown = null;
  /** @type {import("./chat/history-dialog.js").HistoryDialog | null} */
  #history = null;
  /** @type {Promise<Conversing> | null} */
  #conversing = null;
  #card = new FloatingCard();
  #paper;

  constructor() {
    const pane = /** @type {HTMLElement} */ (document.getElementById("paper"));
    this.#paper = new PaperPane(pane, { client: this.#client, card: this.#card });
    this.#listen();
    this.#listenForViews();
  }

  /** Fetch what there is, then show the paper, the conversation and the words that the address names. */
  async start() {
    try {
      this.#documents = await this.#client.listDocuments();
      this.#banner.hide();
      await Promise.all([this.#openAddress(), this.#openConversation()]);
    } catch (problem) {
      const failed = /** @type {Problem} */ (problem);
      if (!failed.isOfConnection) this.#body.querySelector(".fetching")?.remove();
      this.#complain(failed, () => this.start());
      if (failed.isOfConnection && (await this.#connection.whenBack())) await this.start();
    }
  }

  /** Take in what a conversation needs, once. @returns {Promise<Conversing>} */
  #converse() {
    const given = {
      client: this.#client,
      memory: this.#memory,
      form: this.#form,
      connection: this.#connection,
      announcer: this.#announcer,
      context: {
        card: this.#card,
        findPaper: (/** @type {string} */ id) => this.#documents.find((paper) => paper.id === id),
      },
    };
    this.#conversing ??= import("./conversing.js")
      .then(({ openConversing }) => openConversing(given))
      .catch(() => {
        this.#conversing = null;
        throw Problem.unreachable();
      });
    return this.#conversing;
  }

  /** @param {(conversing: Conversing) => void} act */
  async #inConversation(act) {
    const conversing = await this.#converse().catch((problem) => this.#complain(problem));
    if (conversing) act(conversing);
  }

  /** @param {string} name @param {(detail: any) => unknown} action */
  #on(name, action) {
    this.#body.addEventListener(name, (event) => action(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {string} part @param {() => unknown} action */
  #onClick(part, action) {
    findPart(this.#body, part).addEventListener("click", action);
  }

  #listen() {
    this.#on("ask", ({ question, edited }) => this.#ask(question, edited));
    this.#on("stop", () => this.#stop());
    // Whoever turns to the questions will ask one: what that takes is there by then, or is missed when it is asked.
    findPart(this.#body, "ask").addEventListener("focusin", () => this.#converse().catch(() => {}), { once: true });
    this.#on("edit-question", ({ question }) => this.#form.put(question, { isEdit: true }));
    this.#on("ask-about", ({ text }) => {
      this.#panes.show("chat");
      this.#form.put(say("chat.about", { text }));
    });
    this.#on("show-words", (words) => this.#showWords(words));
    this.#onClick("new-conversation", () =>
      this.#inConversation(({ showing }) => {
        showing.begin();
        this.#forgetAddress();
        this.#enterChat();
      }),
    );
    findPart(this.#body, "documents").addEventListener("change", (event) => {
      this.#openPaper(/** @type {HTMLSelectElement} */ (event.target).value);
    });
    globalThis.addEventListener("hashchange", () => {
      if (readAddress(globalThis.location).spans) this.#openAddress();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !document.activeElement?.closest(".reader, dialog"))
        this.#stop();
    });
  }

  /** What is fetched when it is first opened. */
  #listenForViews() {
    const context = () => ({ client: this.#client, document: /** @type {DocumentSummary} */ (this.#shown) });
    const check = async (/** @type {string} */ text) => {
      (await this.#fetch(import("./checking/check-view.js")))?.openCheck(context(), text);
    };
    this.#onClick("open-sources", async () => {
      (await this.#fetch(import("./sources/sources.js")))?.openSources(context());
    });
    this.#onClick("open-check", () => check(""));
    this.#on("check-claim", ({ text }) => check(text));
    this.#on("give-feedback", async (matter) => {
      const room = await this.#fetch(import("./feedback/feedback.js"));
      room?.openFeedback(matter, { client: this.#client, say: (text) => this.#announcer.say(text) });
    });
    this.#onClick("open-history", async () => {
      const room = await this.#fetch(import("./chat/history-dialog.js"));
      if (room) this.#history = await room.openHistory(this.#client, this.#memory.conversation);
    });
    this.#on("open-conversation", ({ id }) => this.#reopenConversation(id));
    this.#on("conversation-deleted", ({ id }) =>
      this.#inConversation(({ showing }) => {
        if (id === this.#memory.conversation) showing.begin();
        showing.tell({ deleted: id });
      }),
    );
  }

  async #openAddress() {
    const { document: id, spans } = readAddress(globalThis.location);
    const paper = await this.#openPaper(id);
    if (id && id !== paper.id) throw Problem.absent("no-such-paper", { id });
    if (spans) await this.#showWords({ document: paper.id, spans, origin: null });
    else if (id) this.#panes.show("paper");
  }

  /** Show the answer that the address names, else the conversation of this tab with the question on its way. */
  async #openConversation() {
    const { answer: id, document: named } = readAddress(globalThis.location);
    if (!id && !this.#memory.conversation && !this.#memory.pending) return;
    const { asking, showing } = await this.#converse();
    try {
      const answer = id && (await showing.showAlone(id));
      const [citation] = (answer && answer.citations) || [];
      if (citation && !named) await this.#openPaper(citation.document);
      if (answer) return;
    } catch (problem) {
      if (/** @type {Problem} */ (problem).status !== 404) throw problem;
      this.#complain(/** @type {Problem} */ (problem)); // deleted; this tab's own conversation is still there
    }
    await showing.restore();
    await asking.resume();
  }

  /** @param {string | null} id @returns {Promise<DocumentSummary>} */
  async #openPaper(id) {
    const paper = this.#documents.find((each) => each.id === id) ?? this.#documents[0];
    if (!paper) throw Problem.absent("no-paper");
    this.#shown = paper;
    describePaper(this.#body, paper, this.#documents);
    await this.#paper.show(paper);
    return paper;
  }

  /** @param {string} question @param {string | null} [edited] */
  async #ask(question, edited) {
    this.#panes.show("chat");
    try {
      const { asking, showing } = await this.#converse();
      if (showing.isAlone) {
        await showing.leaveAlone();
        this.#forgetAddress();
      }
      await asking.ask(question, edited);
    } catch (problem) {
      // What shows a question could not be fetched: it goes back into the field, and on once the server is back.
      this.#form.put(question);
      const again = () => {
        if (this.#form.text !== question) return; // its asker does something else now
        this.#form.put("");
        this.#ask(question, edited);
      };
      this.#complain(/** @type {Problem} */ (problem), again);
      if (await this.#connection.whenBack()) again();
    }
  }

  #stop() {
    this.#conversing?.then(({ asking }) => asking.stop());
  }

  /** @param {Words} words */
  async #showWords({ document: id, spans, marks, origin }) {
    await this.#openPaper(id);
    this.#panes.enterPaper(origin);
    const marked = this.#paper.markWords(spans, marks);
    if (!marked) this.#announcer.say(say("paper.not-shown"));
    history.replaceState(null, "", writeAddress(id, spans, readAddress(globalThis.location).answer));
  }

  /** Take an answer out of the address, once it is no longer what the page shows. */
  #forgetAddress() {
    const { pathname, hash } = globalThis.location;
    history.replaceState(null, "", pathname + hash);
  }

  /** @param {string} id */
  async #reopenConversation(id) {
    try {
      await (await this.#converse()).showing.open(id);
      this.#forgetAddress();
      this.#history?.close();
      this.#enterChat();
    } catch (problem) {
      this.#history?.say(/** @type {Problem} */ (problem).message);
    }
  }

  /**
   * Take in a view that is fetched when it is first opened; say so where it cannot be had.
   * @template Room
   * @param {Promise<Room>} room
   * @returns {Promise<Room | void>}
   */
  #fetch(room) {
    return room.catch(() => this.#complain(Problem.unreachable()));
  }

  #enterChat() {
    this.#panes.show("chat");
    this.#form.focus();
  }

  /** @param {import("./state/connection.js").State} state */
  #tellConnection(state) {
    if (state === "back") this.#banner.hide();
    else this.#banner.say(say(`page.${state}`));
    this.#announcer.say(say(`page.${state}`));
  }

  /** @param {Problem} problem @param {() => void} [retry] */
  #complain(problem, retry) {
    this.#announcer.say(this.#banner.show(problem, retry));
  }
}
