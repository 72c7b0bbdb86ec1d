import assert from "node:assert/strict";
import { test } from "node:test";

import { suggestFollowUps } from "../../web/chat/follow-ups.js";

const note = (number, given = {}) => ({ number, sources: [{}], supports: [{ spans: [[1, 2]] }], ...given });
const citation = (given = {}) => ({ section: ["03 Causes", "The second factor"], footnotes: [27], ...given });
const answer = (given = {}) => ({
  status: "answered",
  question: "Why?",
  citations: [citation()],
  footnotes: [note(27)],
  nearest: [],
  ...given,
});

test("an answer's own note and section come first, then what the paper suggests", () => {
  assert.deepEqual(suggestFollowUps(answer(), { starters: ["Who wrote it?", "And when?"] }), [
    "What does footnote 27 cite?",
    "What does the section “The second factor” say?",
    "Who wrote it?",
  ]);
});

test("what was asked is not suggested, however its notes were called", () => {
  const asked = ["What does note 27 cite?", "who wrote it?", "What does the section “The second factor” say?"];
  assert.deepEqual(suggestFollowUps(answer(), { starters: ["Who wrote it?", "And when?"], asked }), ["And when?"]);
});

test("a note that the answer shows itself is asked for what it supports", () => {
  const shown = answer({ citations: [citation({ footnotes: [] })], footnotes: [note(27)] });
  assert.equal(suggestFollowUps(shown, {})[0], "What does footnote 27 support?");
});

test("a note without a source is not asked what it cites", () => {
  const bare = answer({ footnotes: [note(27, { sources: [], supports: [] })] });
  assert.deepEqual(suggestFollowUps(bare, {}), ["What does the section “The second factor” say?"]);
});

test("a title is asked for without its number, and not where it is a whole sentence", () => {
  const numbered = answer({ citations: [citation({ section: ["03 Causes"], footnotes: [] })], footnotes: [] });
  assert.deepEqual(suggestFollowUps(numbered, {}), ["What does the section “Causes” say?"]);
  const long = answer({ citations: [citation({ section: ["Word ".repeat(30)], footnotes: [] })], footnotes: [] });
  assert.deepEqual(suggestFollowUps(long, {}), []);
});

test("a refusal leads to the section nearest and to the paper's own questions", () => {
  const refused = answer({ status: "not_found", citations: [], footnotes: [], nearest: [citation()] });
  assert.deepEqual(suggestFollowUps(refused, { starters: ["Who wrote it?"] }), [
    "What does the section “The second factor” say?",
    "Who wrote it?",
  ]);
});
