/**
 * Which conversation this browser was in, across reloads.
 * Knows nothing of what is said in it.
 */

const KEY = "footnoted.conversation";

/** The id of the current conversation; kept in the browser where it allows that, else for this visit only. */
export class Memory {
  #storage;
  /** @type {string | null} */
  #conversation = null;

  /** @param {Pick<Storage, "getItem" | "setItem" | "removeItem"> | null} storage */
  constructor(storage) {
    this.#storage = storage;
    this.#conversation = storage?.getItem(KEY) ?? null;
  }

  /** @returns {Memory} one that lasts as long as the browser permits */
  static open() {
    try {
      return new Memory(globalThis.localStorage);
    } catch {
      return new Memory(null); // the browser forbids storage: the conversation still lasts until a reload
    }
  }

  get conversation() {
    return this.#conversation;
  }

  set conversation(id) {
    this.#conversation = id;
    if (id) this.#storage?.setItem(KEY, id);
    else this.#storage?.removeItem(KEY);
  }
}
