/**
 * The calls to the server.
 * Knows the routes and nothing of the page.
 */

import { readEvents } from "./events.js";
import { Problem } from "./problem.js";

const MAX_WAIT_S = 180;
const STEP_S = 1;
// The server sends a comment for every ten silent seconds.
const SILENCE_MS = 45_000;

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

  /**
   * @param {string} id
   * @param {string} [format]
   * @param {string} [work]  the id of one work, to have it alone
   * @returns {Promise<string>} the works that the paper cites, formatted, a line each
   */
  readReferences(id, format = "chicago", work) {
    const asked = new URLSearchParams(work ? { format, work } : { format });
    return this.#request("GET", `/api/documents/${encodeURIComponent(id)}/references?${asked}`);
  }

  /** @param {string} id @returns {Promise<import("../sources/work-list.js").Work[]>} each once, with what rests on it */
  async listWorks(id) {
    return (await this.#request("GET", `/api/documents/${encodeURIComponent(id)}/audit/works`)).works;
  }

  /** @param {string} text @param {string[]} documents @returns {Promise<import("../checking/claims.js").TextCheck>} */
  check(text, documents) {
    return this.#request("POST", "/api/check", { text, documents });
  }

  /** @param {string} id @returns {Promise<import("./types.js").Audit>} */
  readAudit(id) {
    return this.#request("GET", `/api/documents/${encodeURIComponent(id)}/audit`);
  }

  /** @param {string} id @param {URLSearchParams} filter @returns {Promise<import("./types.js").AuditClaims>} */
  listClaims(id, filter) {
    return this.#request("GET", `/api/documents/${encodeURIComponent(id)}/audit/claims?${filter}`);
  }

  /** @returns {Promise<boolean>} whether a server is there, ready or not */
  async isThere() {
    return this.#fetch("/api/health").then(
      () => true,
      () => false,
    );
  }

  /**
   * Ask a question, in a stored conversation where an id is given, and hear the answer while it is made. Where no
   * stream can be opened it is asked for whole.
   * @param {string} question
   * @param {string | null} conversation
   * @param {{signal?: AbortSignal, onEvent?: (event: string, data: any) => void}} [given]  told of `passages`, `delta`
   * @returns {Promise<import("./types.js").Answer>}
   */
  async ask(question, conversation, { signal, onEvent = () => {} } = {}) {
    const body = conversation ? { question, conversation_id: conversation } : { question };
    const stream = await this.#patiently(() => this.#openStream(body, signal), signal);
    if (!stream) return this.#request("POST", "/api/answer", body, signal);
    let answer = null;
    try {
      for await (const { event, data } of readEvents(stream, SILENCE_MS)) {
        const told = JSON.parse(data);
        if (event === "answer") answer = told;
        else if (event === "error") throw new Problem(told);
        else onEvent(event, told);
      }
    } catch (problem) {
      if (problem instanceof Problem) throw problem;
    }
    if (answer) return answer;
    throw Problem.brokenOff(); // by the network, or by the server
  }

  /** @param {string} id @returns {Promise<import("./types.js").Answer>} word for word as it was given */
  readAnswer(id) {
    return this.#request("GET", `/api/answers/${encodeURIComponent(id)}`);
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

  /** @param {string} method @param {string} path @param {object} [body] @param {AbortSignal} [signal] */
  #request(method, path, body, signal) {
    return this.#patiently(async () => {
      const response = await this.#send(method, path, body, signal);
      if (response.status === 204) return null;
      return response.headers.get("content-type")?.includes("json") ? response.json() : response.text();
    }, signal);
  }

  /**
   * Do something; while the server is warming up, wait and do it again.
   * @param {() => Promise<any>} act
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>}
   */
  async #patiently(act, signal) {
    for (let waited = 0; ; ) {
      try {
        const result = await act();
        if (waited) this.#onWaiting(null);
        return result;
      } catch (problem) {
        const isOver = waited >= MAX_WAIT_S || signal?.aborted;
        if (!(problem instanceof Problem) || !problem.isWarmingUp || isOver) throw problem;
        const seconds = Math.min(problem.retryAfter || STEP_S, 10);
        this.#onWaiting(problem);
        await this.#sleep(seconds);
        waited += seconds;
      }
    }
  }

  /**
   * @param {object} body
   * @param {AbortSignal} [signal]
   * @returns {Promise<ReadableStream<Uint8Array> | null>} nothing where the way here lets no stream through
   */
  async #openStream(body, signal) {
    try {
      const response = await this.#send("POST", "/api/answer/stream", body, signal);
      return response.headers.get("content-type")?.startsWith("text/event-stream") ? response.body : null;
    } catch (problem) {
      if (/** @type {Problem} */ (problem).isOfAddress) return null;
      throw problem;
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @param {AbortSignal} [signal]
   * @returns {Promise<Response>} a good one
   */
  async #send(method, path, body, signal) {
    const headers = body ? { "content-type": "application/json" } : undefined;
    const sent = this.#fetch(path, { method, headers, body: body && JSON.stringify(body), signal });
    const response = await sent.catch(() => {
      throw Problem.unreachable();
    });
    if (!response.ok) throw await Problem.fromResponse(response);
    return response;
  }
}
