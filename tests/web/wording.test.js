import assert from "node:assert/strict";
import { test } from "node:test";

import {
  wordClaimGrounds,
  wordCount,
  wordGrounds,
  wordMaking,
  wordOutcome,
  wordPages,
  wordPlace,
} from "../../web/words/wording.js";

const CITATION = {
  number: 1,
  quote: "Its words.",
  kind: "sentence",
  section: ["03 The main factors", "The Trump factor"],
  pages: [15, 21],
  footnotes: [27],
  grounds: "cited",
};

test("pages are a range, one page or nothing", () => {
  assert.equal(wordPages([15, 21]), "pp.\u00a015\u2060–\u206021");
  assert.equal(wordPages([4, 4]), "p.\u00a04");
  assert.equal(wordPages(null), "");
});

test("a place is its section path, pages and kind", () => {
  assert.equal(wordPlace(CITATION), `03 The main factors › The Trump factor, ${wordPages([15, 21])}`);
  assert.equal(
    wordPlace({ ...CITATION, kind: "table_cell", pages: null }),
    "03 The main factors › The Trump factor, table cell",
  );
});

test("a title that is cited is not named again as its own place", () => {
  assert.equal(wordPlace({ ...CITATION, quote: "The Trump  factor", pages: null }), "03 The main factors");
});

test("grounds are words, and the paper's notes are never written like our marks", () => {
  assert.equal(wordGrounds(CITATION), "cited: fn 27");
  assert.equal(wordGrounds({ ...CITATION, footnotes: [27, 28] }), "cited: fn 27, fn 28");
  assert.equal(wordGrounds({ ...CITATION, grounds: "interview", footnotes: [23] }), "author’s interview: fn 23");
  assert.equal(wordGrounds({ ...CITATION, grounds: "asserted", footnotes: [] }), "asserted, no note");
  assert.equal(
    wordGrounds({ ...CITATION, kind: "front_matter", grounds: "asserted", footnotes: [] }),
    "as printed in the paper",
  );
});

test("citations of one place and ground share a line", () => {
  const lines = wordClaimGrounds([CITATION, { ...CITATION, number: 2 }, { ...CITATION, number: 3, footnotes: [28] }]);
  assert.deepEqual(
    lines.map((line) => line.numbers),
    [[1, 2], [3]],
  );
});

test("counts agree with their noun", () => {
  assert.equal(wordCount(1, "question"), "1 question");
  assert.equal(wordCount(3, "question"), "3 questions");
});

test("the outcome comes before the answer", () => {
  assert.equal(wordOutcome({ status: "answered", citations: [{}, {}] }), "Answered with 2 quotations.");
  assert.equal(wordOutcome({ status: "not_found", citations: [] }), "Not in the paper.");
});

test("an answer says how it was made", () => {
  const answer = {
    claims: [{ support: "verbatim" }, { support: "composed" }],
    model: null,
    timings_ms: { total: 12.6 },
  };
  assert.equal(wordMaking(answer), "The paper’s own words; a fixed sentence around the paper’s words · 13 ms");
});
