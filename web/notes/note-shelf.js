/**
 * The notes of papers and the works that they cite, fetched once each.
 * Knows nothing of the page.
 */

/** @typedef {import("../service/types.js").Note} Note */
/** @typedef {{id: string, notes: number[]}} Work  a work by its id, and the notes of the paper that cite it */
/** @typedef {{id: string, custom: {cited_in: {note: number}[]}}} Item  of a list in CSL-JSON */

/** What has been fetched of each paper. */
export class NoteShelf {
  #client;
  /** @type {Map<string, Promise<Map<number, Note>>>} */
  #notes = new Map();
  /** @type {Map<string, Promise<Work[]>>} */
  #works = new Map();

  /** @param {Pick<import("../service/client.js").Client, "listNotes" | "readReferences">} client */
  constructor(client) {
    this.#client = client;
  }

  /** @param {string} document @returns {Promise<Map<number, Note>>} by number */
  list(document) {
    return remember(this.#notes, document, async () => {
      const notes = await this.#client.listNotes(document);
      return new Map(notes.map((note) => [note.number, note]));
    });
  }

  /** @param {Note} note @returns {Promise<Work[]>} the works that a note cites */
  async listWorks({ document, number }) {
    const works = await remember(this.#works, document, async () => {
      /** @type {any} the client gives JSON as it is */
      const items = await this.#client.readReferences(document, "csl-json");
      return /** @type {Item[]} */ (items).map(readWork);
    });
    return works.filter((work) => work.notes.includes(number));
  }

  /** @param {Note} note @returns {Promise<string>} its works as a bibliography has them, or its own words */
  async cite(note) {
    const works = await this.listWorks(note);
    const lines = await Promise.all(works.map(({ id }) => this.#client.readReferences(note.document, "chicago", id)));
    return lines.map((line) => line.replace(/\s*\[fn [^\]]*\]\s*$/u, "").trim()).join("\n") || note.text;
  }
}

/** @param {Item} item @returns {Work} */
function readWork({ id, custom }) {
  return { id, notes: custom.cited_in.map(({ note }) => note) };
}

/**
 * @template Value
 * @param {Map<string, Promise<Value>>} kept
 * @param {string} key
 * @param {() => Promise<Value>} fetch
 * @returns {Promise<Value>}
 */
function remember(kept, key, fetch) {
  const known = kept.get(key);
  if (known) return known;
  const wanted = fetch();
  kept.set(key, wanted);
  wanted.catch(() => kept.delete(key)); // what failed is tried again
  return wanted;
}
