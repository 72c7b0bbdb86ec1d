import assert from "node:assert/strict";
import { test } from "node:test";

import { sliceCodePoints } from "../../web/words/code-points.js";

test("a plain text is cut as it is", () => {
  assert.equal(sliceCodePoints("회복을 위한", 4, 6), "위한");
});

test("a character beyond the basic plane counts once", () => {
  assert.equal(sliceCodePoints("𝐊orea 😀!", 6, 7), "😀");
});
