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
    return this.status === 503;
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

  /**
   * @param {"no-such-paper" | "no-paper"} what
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
    const retryAfter = Number(response.headers.get("retry-after")) || 0;
    return new Problem({ ...fallback, ...body, status: response.status, retryAfter });
  }
}
