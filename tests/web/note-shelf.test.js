import assert from "node:assert/strict";
import { test } from "node:test";

import { NoteShelf, readWorks } from "../../web/notes/note-shelf.js";

const LIST = `Kim, H. “Title [sic],” 2025. https://example.org/a. [fn 2, fn 15]
Official. Author interview, July 2025. [fn 28]
A line without notes
`;

test("works are read with the notes that cite them", () => {
  assert.deepEqual(readWorks(LIST), [
    { text: "Kim, H. “Title [sic],” 2025. https://example.org/a.", notes: [2, 15] },
    { text: "Official. Author interview, July 2025.", notes: [28] },
  ]);
});

test("notes and works are fetched once, and again where that failed", async () => {
  const asked = [];
  let fails = true;
  const client = {
    listNotes: async (id) => {
      asked.push(`notes of ${id}`);
      if (fails) throw new Error("gone");
      return [{ number: 2, document: id }];
    },
    readReferences: async (id) => {
      asked.push(`works of ${id}`);
      return LIST;
    },
  };
  const shelf = new NoteShelf(client);
  await assert.rejects(shelf.list("a"));
  fails = false;
  await shelf.list("a");
  const note = (await shelf.list("a")).get(2);
  assert.deepEqual((await shelf.listWorks(note)).map(({ notes }) => notes), [[2, 15]]);
  await shelf.listWorks(note);
  assert.deepEqual(asked, ["notes of a", "notes of a", "works of a"]);
});
