/**
 * Whether the server can be reached, and when it can be again.
 * Knows nothing of the page.
 */

const FIRST_MS = 500;
const LONGEST_MS = 8000;

/** @typedef {"offline" | "gone" | "back"} State */

/** The way to the server. */
export class Connection {
  #isThere;
  #tell;
  #events;
  /** @type {Promise<boolean> | null} */
  #search = null;

  /**
   * @param {object} given
   * @param {() => Promise<boolean>} given.isThere  asks the server for a sign of life
   * @param {(state: State) => void} given.tell  told when the server is away, and when it is back
   * @param {EventTarget} [given.events]  of which `online` and `offline` come
   */
  constructor({ isThere, tell, events = globalThis }) {
    this.#isThere = isThere;
    this.#tell = tell;
    this.#events = events;
    events.addEventListener("offline", () => this.whenBack());
  }

  /** @returns {Promise<boolean>} fulfilled once the server answers, with whether it was away at all */
  whenBack() {
    this.#search ??= this.#seek().finally(() => {
      this.#search = null;
    });
    return this.#search;
  }

  async #seek() {
    if (await this.#isThere()) return false;
    for (let pause = FIRST_MS; ; pause = Math.min(2 * pause, LONGEST_MS)) {
      this.#tell(globalThis.navigator?.onLine === false ? "offline" : "gone");
      await this.#rest(pause);
      if (await this.#isThere()) break;
    }
    this.#tell("back");
    return true;
  }

  /** Wait, but not longer than until the browser says that it is online. @param {number} pause */
  #rest(pause) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.#events.addEventListener("online", () => [clearTimeout(timer), resolve(null)], { once: true });
    });
  }
}
