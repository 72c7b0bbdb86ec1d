import assert from "node:assert/strict";
import { test } from "node:test";
import { composeFeedback, listVerdicts } from "../../web/feedback/verdicts.js";

const typed = { verdict: "right", citation: null, words: " one  two ", note: "27", comment: " well " };

test("an answer, a quotation and a refusal are judged each in their own way", () => {
  assert.deepEqual(listVerdicts({ status: "not_found" }, null), ["right", "should_have_answered"]);
  assert.ok(listVerdicts({ status: "answered" }, null).includes("should_have_refused"));
  assert.deepEqual(listVerdicts({ status: "answered" }, {}), ["right", "wrong_words", "wrong_note"]);
});

test("only what belongs to the verdict is sent", () => {
  assert.deepEqual(composeFeedback(typed), { verdict: "right", comment: "well" });
  assert.deepEqual(composeFeedback({ ...typed, verdict: "wrong_words", citation: 2, comment: " " }), {
    verdict: "wrong_words",
    citation: 2,
    words: { quote: "one  two" },
  });
  assert.deepEqual(composeFeedback({ ...typed, verdict: "wrong_note", comment: "" }), { verdict: "wrong_note", note: 27 });
});

test("empty fields are not sent", () => {
  const empty = { words: " ", note: "", comment: "" };
  assert.deepEqual(composeFeedback({ verdict: "should_have_answered", citation: null, ...empty }), {
    verdict: "should_have_answered",
  });
});
