/**
 * The notes of papers and the works that they cite, fetched once each.
 * Knows nothing of the page.
 */

/** @typedef {import("../service/types.js").Note} Note */
/** @typedef {{text: string, notes: number[]}} Work  formatted as a bibliography has it, and the notes that cite it */

/**
 * Read a list of works, a line each, such as `Kim, H. “Title,” 2025. [fn 2, fn 15]`.
 * @param {string} references
 * @returns {Work[]}
 */
export function readWorks(references) {
  return references.split("\n").flatMap((line) => {
    const match = /^(.+?)\s*\[((?:fn \d+(?:, )?)+)\]\s*$/u.exec(line);
    return match ? [{ text: match[1], notes: match[2].match(/\d+/g)?.map(Number) ?? [] }] : [];
  });
}

/** What has been fetched of each paper. */
export class NoteShelf {
  #client;
  /** @type {Map<string, Promise<Map<number, Note>>>} */
  #notes = new Map();
  /** @type {Map<string, Promise<Work[]>>} */
  #works = new Map();

  /** @param {import("../service/client.js").Client} client */
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
    const works = await remember(this.#works, document, async () =>
      readWorks(await this.#client.readReferences(document)),
    );
    return works.filter((work) => work.notes.includes(number));
  }
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
