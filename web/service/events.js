/**
 * Server-Sent Events read from a stream of bytes, cut wherever the network cut it.
 * Knows the format, not what the events say.
 */

/** @typedef {{event: string, data: string}} ServerEvent */

const BREAK = /\r\n|\r|\n/;

/** A reader of events: takes bytes as they come, gives each event once its blank line has come. */
export class EventParser {
  #decoder = new TextDecoder();
  #rest = "";
  #event = "";
  /** @type {string[]} */
  #data = [];

  /**
   * @param {Uint8Array} bytes
   * @returns {ServerEvent[]} those that these bytes complete
   */
  push(bytes) {
    this.#rest += this.#decoder.decode(bytes, { stream: true });
    /** @type {ServerEvent[]} */
    const events = [];
    // The last line is not whole yet; nor is a break known where \r came and its \n may follow.
    for (let match; (match = BREAK.exec(this.#rest)) && !(match[0] === "\r" && match.index === this.#rest.length - 1); ) {
      const line = this.#rest.slice(0, match.index);
      this.#rest = this.#rest.slice(match.index + match[0].length);
      if (line) this.#take(line);
      else if (this.#data.length) events.push({ event: this.#event || "message", data: this.#data.join("\n") });
      if (!line) [this.#event, this.#data] = ["", []];
    }
    return events;
  }

  /** @param {string} line of an event; one that begins with a colon is a comment, a sign of life */
  #take(line) {
    const [, name, value] = /** @type {RegExpExecArray} */ (/^([^:]*)(?:: ?)?(.*)$/s.exec(line));
    if (name === "event") this.#event = value;
    else if (name === "data") this.#data.push(value);
  }
}

/**
 * Read a stream's events to its end. Each step, with events or without, is a sign of life; where there is none for
 * `silence` milliseconds the stream is given up with an error.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} silence
 * @returns {AsyncGenerator<ServerEvent>}
 */
export async function* readEvents(stream, silence) {
  const reader = stream.getReader();
  const parser = new EventParser();
  try {
    for (;;) {
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let timer;
      const silent = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error("silent")), silence);
      });
      const { done, value } = await Promise.race([reader.read(), silent]).finally(() => clearTimeout(timer));
      if (done) return;
      yield* parser.push(value);
    }
  } finally {
    reader.cancel().catch(() => {}); // a stream that broke is over anyway
  }
}
