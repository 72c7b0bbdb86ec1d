import assert from "node:assert/strict";
import { test } from "node:test";

import { suggestFollowUps } from "../../web/chat/follow-ups.js";

const source = (given = {}) => ({ container: "The Herald", names: [], ...given });
const note = (number, given = {}) => ({ number, sources: [source()], supports: [{ spans: [[1, 2]] }], ...given });
const citation = (given = {}) => ({ section: ["03 Causes", "The second factor"], footnotes: [27], ...given });
const answer = (given = {}) => ({
  status: "answered",
  question: "Why?",
  citations: [citation()],
  footnotes: [note(27)],
  nearest: [],
  ...given,
});

test("the outlet and the section of an answer come first, then what the paper suggests", () => {
  assert.deepEqual(suggestFollowUps(answer(), { starters: ["Who wrote it?", "And when?"] }), [
    "Which claims rest on The Herald?",
    "What does the section “The second factor” say?",
    "Who wrote it?",
  ]);
});

test("what was asked is not suggested, however its notes were called", () => {
  const asked = ["What does note 27 support?", "who wrote it?", "What does the section “The second factor” say?"];
  const shown = answer({ citations: [citation({ footnotes: [] })] });
  assert.deepEqual(suggestFollowUps(shown, { starters: ["Who wrote it?", "And when?"], asked }), ["And when?"]);
});

test("a note that the answer is about is asked for what it supports", () => {
  const shown = answer({ citations: [citation({ footnotes: [] })], footnotes: [note(27)] });
  assert.equal(suggestFollowUps(shown, {})[0], "What does footnote 27 support?");
});

test("an outlet is a container, else an author that is no person", () => {
  const by = (...sources) => suggestFollowUps(answer({ footnotes: [note(27, { sources })] }), {})[0];
  const ministry = source({ container: null, names: [{ literal: null }, { literal: "The Ministry" }] });
  assert.equal(by(ministry), "Which claims rest on The Ministry?");
  assert.equal(by(source({ container: null }), ministry), "Which claims rest on The Ministry?");
  const taken = ["Ministry of Trade", "City News"].map((container) => source({ container }));
  assert.equal(by(...taken, source()), "Which claims rest on The Herald?");
  assert.equal(by(source({ container: null, type: "interview", names: [{ literal: "Official" }] }), source()), "Which claims rest on The Herald?");
  assert.equal(by(source({ container: null })), "What does the section “The second factor” say?");
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
