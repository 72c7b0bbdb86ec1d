import assert from "node:assert/strict";
import { test } from "node:test";

import { readAddress, writeAddress } from "../../web/state/address.js";
import { Memory } from "../../web/state/memory.js";

test("an address names a paper and words", () => {
  assert.deepEqual(readAddress({ pathname: "/", hash: "" }), { document: null, spans: null });
  assert.deepEqual(readAddress({ pathname: "/read/howell-2025", hash: "#s=1-2" }), {
    document: "howell-2025",
    spans: [[1, 2]],
  });
  assert.equal(
    writeAddress("a b", [
      [1, 2],
      [5, 9],
    ]),
    "/read/a%20b#s=1-2,5-9",
  );
});

test("an address that is written reads back the same", () => {
  const url = new URL(writeAddress("a b/c", [[1, 2]]), "http://localhost");
  assert.deepEqual(readAddress(url), { document: "a b/c", spans: [[1, 2]] });
});

test("the conversation is remembered until it is forgotten", () => {
  const kept = new Map();
  const storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
  new Memory(storage).conversation = "c1";
  assert.equal(new Memory(storage).conversation, "c1");
  new Memory(storage).conversation = null;
  assert.equal(new Memory(storage).conversation, null);
});

test("without storage it is remembered for the visit", () => {
  const memory = new Memory(null);
  memory.conversation = "c1";
  assert.equal(memory.conversation, "c1");
});
