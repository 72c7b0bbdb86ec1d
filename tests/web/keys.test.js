import assert from "node:assert/strict";
import { test } from "node:test";

import { KEYS, readKey, stepFrom } from "../../web/help/keys.js";

const press = (key, others = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...others });

test("a key alone asks for its action", () => {
  for (const [key, action] of Object.entries(KEYS)) assert.equal(readKey(press(key), false), action);
  assert.equal(readKey(press("x"), false), null);
  assert.equal(readKey(press("constructor"), false), null);
});

test("no key counts while the reader types or commands the browser", () => {
  assert.equal(readKey(press("/"), true), null);
  for (const other of ["ctrlKey", "metaKey", "altKey", "isComposing"]) {
    assert.equal(readKey(press("k", { [other]: true }), false), null);
  }
});

test("a step never leaves the row", () => {
  assert.equal(stepFrom(3, -1, 1), 0);
  assert.equal(stepFrom(3, -1, -1), 2);
  assert.equal(stepFrom(3, 0, 1), 1);
  assert.equal(stepFrom(3, 2, 1), 2);
  assert.equal(stepFrom(3, 0, -1), 0);
});
