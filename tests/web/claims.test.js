import assert from "node:assert/strict";
import { test } from "node:test";

import { cutClaim, cutPassage } from "../../web/checking/claims.js";

const differ = (claimed_at, found = null) => ({ kind: "number", claimed: "", found, claimed_at });
const show = (pieces) => pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join("");

test("a claim is cut at what differs, in code points", () => {
  assert.equal(show(cutClaim("Cut to 18 per cent.", [differ([7, 18])])), "Cut to [18 per cent].");
  assert.equal(show(cutClaim("𝟙 of 2, not 3", [differ([12, 13]), differ([5, 6])])), "𝟙 of [2], not [3]");
  assert.equal(show(cutClaim("18", [differ([0, 2])])), "[18]");
  assert.equal(show(cutClaim("as it was", [])), "as it was");
});

test("stretches that overlap lose nothing and show nothing twice", () => {
  const pieces = cutClaim("abcdef", [differ([1, 4]), differ([2, 5]), differ([2, 3])]);
  assert.equal(pieces.map(({ text }) => text).join(""), "abcdef");
  assert.equal(show(pieces), "a[bcd][e]f");
});

test("a passage is cut at the paper's own value, where it stands by itself", () => {
  assert.equal(
    show(cutPassage("In 2015 tariffs fell to 15 per cent.", [differ([0, 1], "15 per cent")])),
    "In 2015 tariffs fell to [15 per cent].",
  );
  assert.equal(show(cutPassage("In 2015 it was 15.", [differ([0, 1], "15")])), "In 2015 it was [15].");
  assert.equal(show(cutPassage("Nothing of it.", [differ([0, 1], "15"), differ([0, 1])])), "Nothing of it.");
  assert.equal(show(cutPassage("15 and 16", [differ([0, 1], "16"), differ([0, 1], "15")])), "[15] and [16]");
});

test("a value that is the whole passage is not marked: all of it would be", () => {
  assert.equal(show(cutPassage("All of it.", [differ([0, 1], "All of it.")])), "All of it.");
});
