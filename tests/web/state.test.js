import assert from "node:assert/strict";
import { test } from "node:test";

import { readAddress, writeAddress, writeAnswerAddress } from "../../web/state/address.js";
import { Memory } from "../../web/state/memory.js";

test("an address names a paper and words", () => {
  assert.deepEqual(readAddress({ pathname: "/", hash: "" }), { document: null, spans: null, answer: null });
  assert.deepEqual(readAddress({ pathname: "/read/howell-2025", hash: "#s=1-2" }), {
    document: "howell-2025",
    spans: [[1, 2]],
    answer: null,
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
  assert.deepEqual(readAddress(url), { document: "a b/c", spans: [[1, 2]], answer: null });
  const beside = new URL(writeAddress("a", [[1, 2]], "x&y"), "http://localhost");
  assert.deepEqual(readAddress(beside), { document: "a", spans: [[1, 2]], answer: "x&y" });
});

test("an answer has an address of its own", () => {
  const url = new URL(writeAnswerAddress("a/1"), "http://localhost");
  assert.deepEqual(readAddress(url), { document: null, spans: null, answer: "a/1" });
});

function keep() {
  const kept = new Map();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, String(value)),
    removeItem: (key) => kept.delete(key),
  };
}

test("the conversation is remembered until it is forgotten", () => {
  const [tab, browser] = [keep(), keep()];
  new Memory(tab, browser).conversation = "c1";
  assert.equal(new Memory(tab, browser).conversation, "c1");
  new Memory(tab, browser).conversation = null;
  assert.equal(new Memory(tab, browser).conversation, null);
});

test("each tab has its own conversation; a new one goes on with the last of any", () => {
  const [one, two, browser] = [keep(), keep(), keep()];
  new Memory(one, browser).conversation = "c1";
  assert.equal(new Memory(two, browser).conversation, "c1");
  new Memory(two, browser).conversation = "c2";
  assert.equal(new Memory(one, browser).conversation, "c1");
  assert.equal(new Memory(keep(), browser).conversation, "c2");
});

test("a tab that began anew stays so, whatever another does", () => {
  const [one, two, browser] = [keep(), keep(), keep()];
  new Memory(one, browser).conversation = null;
  new Memory(two, browser).conversation = "c2";
  assert.equal(new Memory(one, browser).conversation, null);
});

test("a question on its way is remembered in its tab until it is answered", () => {
  const [tab, browser] = [keep(), keep()];
  const pending = { question: "Why?", conversation: null, turns: 0, asked: 1 };
  new Memory(tab, browser).pending = pending;
  assert.deepEqual(new Memory(tab, browser).pending, pending);
  assert.equal(new Memory(keep(), browser).pending, null);
  new Memory(tab, browser).pending = null;
  assert.equal(new Memory(tab, browser).pending, null);
});

test("without storage it is remembered for the visit", () => {
  const memory = new Memory(null, null);
  memory.conversation = "c1";
  assert.equal(memory.conversation, "c1");
});
