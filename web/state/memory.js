/**
 * Which conversation this tab is in and which question is on its way, across reloads.
 * Knows nothing of what is said in it.
 */

const CONVERSATION = "footnoted.conversation";
const PENDING = "footnoted.pending";

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Kept */
/** @typedef {{question: string, conversation: string | null, turns: number, asked: number}} Pending  `turns` before it */

/**
 * What one tab is at. Each has a conversation of its own; one that is newly opened goes on with the last of any.
 * Kept in the browser where it allows that, else for this visit only.
 */
export class Memory {
  #tab;
  #browser;
  /** @type {string | null} */
  #conversation;
  /** @type {Pending | null} */
  #pending;

  /** @param {Kept | null} tab @param {Kept | null} browser */
  constructor(tab, browser) {
    this.#tab = tab;
    this.#browser = browser;
    // An empty text is a conversation not begun yet, which is not the same as a tab that knows of none.
    this.#conversation = (tab?.getItem(CONVERSATION) ?? browser?.getItem(CONVERSATION)) || null;
    this.#pending = JSON.parse(tab?.getItem(PENDING) ?? "null");
  }

  /** @returns {Memory} one that lasts as long as the browser permits */
  static open() {
    try {
      return new Memory(globalThis.sessionStorage, globalThis.localStorage);
    } catch {
      return new Memory(null, null); // the browser forbids storage: all lasts until a reload
    }
  }

  get conversation() {
    return this.#conversation;
  }

  set conversation(id) {
    this.#conversation = id;
    this.#tab?.setItem(CONVERSATION, id ?? "");
    if (id) this.#browser?.setItem(CONVERSATION, id);
    else this.#browser?.removeItem(CONVERSATION);
  }

  get pending() {
    return this.#pending;
  }

  set pending(pending) {
    this.#pending = pending;
    if (pending) this.#tab?.setItem(PENDING, JSON.stringify(pending));
    else this.#tab?.removeItem(PENDING);
  }
}
