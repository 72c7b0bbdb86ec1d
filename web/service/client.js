/**
 * The calls to the server.
 * Knows the routes and nothing of the page.
 */

import { Problem } from "./problem.js";

const MAX_WAIT_S = 180;
const STEP_S = 1;

/** @param {number} seconds */
const sleepFor = (seconds) =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });

/** One server's API. */
export class Client {
  #fetch;
  #sleep;
  #onWaiting;

  /**
   * @param {object} [given]
   * @param {typeof fetch} [given.fetch]
   * @param {(seconds: number) => Promise<unknown>} [given.sleep]
   * @param {(problem: Problem | null) => void} [given.onWaiting]  told why it waits, and null when it no longer does
   */
  constructor({ fetch = globalThis.fetch.bind(globalThis), sleep = sleepFor, onWaiting = () => {} } = {}) {
    this.#fetch = fetch;
    this.#sleep = sleep;
    this.#onWaiting = onWaiting;
  }

  /** @returns {Promise<import("./types.js").DocumentSummary[]>} */
  async listDocuments() {
    return (await this.#request("GET", "/api/documents")).documents;
  }

  /** @param {string} id @returns {Promise<import("./types.js").Blocks>} */
  readBlocks(id) {
    return this.#request("GET", `/api/documents/${encodeURIComponent(id)}/blocks`);
  }

  /** @param {string} id @returns {Promise<import("./types.js").Note[]>} */
  async listNotes(id) {
    return (await this.#request("GET", `/api/documents/${encodeURIComponent(id)}/footnotes`)).footnotes;
  }

  /** @param {string} id @returns {Promise<import("./types.js").Audit>} */
  readAudit(id) {
    return this.#request("GET", `/api/documents/${encodeURIComponent(id)}/audit`);
  }

  /** @param {string} id @param {URLSearchParams} filter @returns {Promise<import("./types.js").AuditClaims>} */
  listClaims(id, filter) {
    return this.#request("GET", `/api/documents/${encodeURIComponent(id)}/audit/claims?${filter}`);
  }

  /**
   * Ask a question, in a stored conversation where an id is given.
   * @param {string} question
   * @param {string | null} conversation
   * @returns {Promise<import("./types.js").Answer>}
   */
  ask(question, conversation) {
    const body = conversation ? { question, conversation_id: conversation } : { question };
    return this.#request("POST", "/api/answer", body);
  }

  /** @param {string} id @returns {Promise<import("./types.js").Conversation>} */
  readConversation(id) {
    return this.#request("GET", `/api/conversations/${encodeURIComponent(id)}`);
  }

  /**
   * A call of a room that is opened later and has its own list of them.
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  call(method, path, body) {
    return this.#request(method, path, body);
  }

  /**
   * Send a request; while the server is warming up, wait and send it again.
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async #request(method, path, body) {
    for (let waited = 0; ;) {
      try {
        const result = await this.#send(method, path, body);
        if (waited) this.#onWaiting(null);
        return result;
      } catch (problem) {
        if (!(problem instanceof Problem) || !problem.isWarmingUp || waited >= MAX_WAIT_S) throw problem;
        const seconds = Math.min(problem.retryAfter || STEP_S, 10);
        this.#onWaiting(problem);
        await this.#sleep(seconds);
        waited += seconds;
      }
    }
  }

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async #send(method, path, body) {
    const headers = body ? { "content-type": "application/json" } : undefined;
    const sent = this.#fetch(path, { method, headers, body: body && JSON.stringify(body) });
    const response = await sent.catch(() => {
      throw Problem.unreachable();
    });
    if (!response.ok) throw await Problem.fromResponse(response);
    return response.status === 204 ? null : response.json();
  }
}
