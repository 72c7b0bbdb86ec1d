/**
 * What went wrong with a request, in the server's own words where it gave any.
 * Knows nothing of the page.
 */

import { say } from "../words/say.js";

/** A request that failed: `status` 0 means that no server answered. */
export class Problem extends Error {
  /**
   * @param {object} given
   * @param {number} given.status
   * @param {string} given.title
   * @param {string} [given.detail]
   * @param {string} [given.hint]
   * @param {string} [given.code]
   * @param {number} [given.retryAfter]  seconds
   */
  constructor({ status, title, detail = "", hint = "", code = "", retryAfter = 0 }) {
    super(detail || title);
    this.name = "Problem";
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.hint = hint;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** Whether the server is there but not ready yet, so that waiting helps. */
  get isWarmingUp() {
    return this.status === 503 && (!this.code || this.code === "not_ready");
  }

  /** Whether the server has nothing at the address, not whether what was named there is missing. */
  get isOfAddress() {
    return [404, 405, 406, 501].includes(this.status) && (!this.code || /^(not_found|method_)/.test(this.code));
  }

  /** Whether no server was heard, or not to the end. */
  get isOfConnection() {
    return this.status === 0;
  }

  /** What is said of it in a line: of a connection what happened to it, else the server's own sentence. */
  get inShort() {
    return this.isOfConnection ? `${this.title}. ${this.detail}` : this.message;
  }

  /** @returns {Problem} no server answered */
  static unreachable() {
    return new Problem({
      status: 0,
      code: "unreachable",
      title: say("problem.unreachable"),
      detail: say("problem.unreachable-detail"),
      hint: say("problem.unreachable-hint"),
    });
  }

  /** @returns {Problem} an answer began and did not end */
  static brokenOff() {
    const [title, detail] = [say("problem.broken-off"), say("problem.broken-off-detail")];
    return new Problem({ status: 0, code: "broken_off", title, detail });
  }

  /**
   * @param {"no-such-paper" | "no-paper" | "no-answer"} what
   * @param {Record<string, string>} [values]
   * @returns {Problem} what was looked for is not there
   */
  static absent(what, values) {
    const [title, detail] = [say(`problem.${what}`), say(`problem.${what}-detail`, values)];
    return new Problem({ status: 404, code: "absent", title, detail });
  }

  /**
   * Read a failed response, problem+json or not.
   * @param {Response} response
   * @returns {Promise<Problem>}
   */
  static async fromResponse(response) {
    const fallback = { title: say("problem.answered", { status: response.status }), detail: response.statusText };
    const isJson = (response.headers.get("content-type") ?? "").includes("json");
    const body = isJson ? await response.json().catch(() => fallback) : fallback;
    const wait = response.headers.get("retry-after") ?? "";
    // Either seconds or a date.
    const retryAfter = Number(wait) || Math.max(0, Math.ceil((Date.parse(wait) - Date.now()) / 1000)) || 0;
    return new Problem({ ...fallback, ...body, status: response.status, retryAfter });
  }
}
