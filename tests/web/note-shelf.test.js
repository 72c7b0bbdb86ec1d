import assert from "node:assert/strict";
import { test } from "node:test";

import { NoteShelf } from "../../web/notes/note-shelf.js";

const WORKS = [
  { id: "kim-2025", custom: { cited_in: [{ note: 2 }, { note: 15 }] } },
  { id: "lee-2024", custom: { cited_in: [{ note: 2 }] } },
  { id: "park-2023", custom: { cited_in: [{ note: 7 }] } },
];

const shelve = ({ fails = () => false } = {}) => {
  const asked = [];
  const client = {
    listNotes: async (id) => {
      asked.push(`notes of ${id}`);
      if (fails()) throw new Error("gone");
      return [2, 3].map((number) => ({ number, document: id, text: `Note ${number}.` }));
    },
    readReferences: async (id, format, work) => {
      asked.push([format, "of", id, work].filter(Boolean).join(" "));
      return work ? `${work}, cited well. [fn 2, fn 15]\n` : WORKS;
    },
  };
  return { shelf: new NoteShelf(client), asked };
};

test("notes and works are fetched once", async () => {
  const { shelf, asked } = shelve();
  const note = (await shelf.list("a")).get(2);
  await shelf.list("a");
  assert.deepEqual(await shelf.listWorks(note), [
    { id: "kim-2025", notes: [2, 15] },
    { id: "lee-2024", notes: [2] },
  ]);
  await shelf.listWorks(note);
  assert.deepEqual(asked, ["notes of a", "csl-json of a"]);
});

test("what failed is fetched again", async () => {
  let fails = true;
  const { shelf } = shelve({ fails: () => fails });
  await assert.rejects(shelf.list("a"));
  fails = false;
  assert.equal((await shelf.list("a")).size, 2);
});

test("a note is cited by its works, one that cites none by its own words", async () => {
  const { shelf } = shelve();
  const notes = await shelf.list("a");
  assert.equal(await shelf.cite(notes.get(2)), "kim-2025, cited well.\nlee-2024, cited well.");
  assert.equal(await shelf.cite(notes.get(3)), "Note 3.");
});
