import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { cutRun, formatFragment, isSameWords, mergeSpans, parseFragment } from "../../web/words/spans.js";

const marked = (runs, spans) =>
  runs
    .flatMap((run) => cutRun(run, [mergeSpans(spans)]))
    .filter((piece) => piece.layers.length)
    .map((piece) => piece.text)
    .join("");

test("a fragment is read and written alike", () => {
  assert.deepEqual(parseFragment("#s=12-40,60-75"), [
    [12, 40],
    [60, 75],
  ]);
  assert.equal(
    formatFragment([
      [12, 40],
      [60, 75],
    ]),
    "#s=12-40,60-75",
  );
});

test("what is no fragment of spans is none", () => {
  for (const wrong of ["", "#", "#s=", "#s=4", "#s=9-4", "#s=4-4", "#s=1-2,", "#note-27", "#s=-1-2", "#s=1-2;3-4"]) {
    assert.equal(parseFragment(wrong), null, wrong);
  }
});

test("spans are put in order and joined where they touch", () => {
  assert.deepEqual(
    mergeSpans([
      [8, 9],
      [1, 4],
      [4, 6],
      [2, 3],
    ]),
    [
      [1, 6],
      [8, 9],
    ],
  );
});

test("merging leaves the spans it was given as they were", () => {
  const given = [
    [1, 4],
    [4, 6],
  ];
  mergeSpans(given);
  assert.deepEqual(given, [
    [1, 4],
    [4, 6],
  ]);
});

const cuts = [
  ["inside", [[12, 14]], ["ab", "*cd", "ef"]],
  ["the whole run", [[10, 16]], ["*abcdef"]],
  ["beyond both ends", [[0, 99]], ["*abcdef"]],
  ["at the start", [[4, 12]], ["*ab", "cdef"]],
  ["at the end", [[14, 20]], ["abcd", "*ef"]],
  [
    "twice",
    [
      [10, 11],
      [13, 15],
    ],
    ["*a", "bc", "*de", "f"],
  ],
  [
    "beside it",
    [
      [2, 10],
      [16, 20],
    ],
    ["abcdef"],
  ],
];
for (const [name, spans, expected] of cuts) {
  test(`a run is cut ${name}`, () => {
    const pieces = cutRun({ text: "abcdef", span: [10, 16] }, [spans]);
    assert.deepEqual(
      pieces.map(({ text, layers }) => (layers.length ? `*${text}` : text)),
      expected,
    );
  });
}

test("spans of several layers are cut where they overlap", () => {
  const pieces = cutRun({ text: "abcdef", span: [10, 16] }, [[[11, 14]], [[13, 15]], [[20, 30]]]);
  assert.deepEqual(
    pieces.map(({ text, layers }) => [text, ...layers]),
    [["a"], ["bc", 0], ["d", 0, 1], ["e", 1], ["f"]],
  );
});

test("offsets are code points, not UTF-16 units", () => {
  const run = { text: "a😀b😀c", span: [0, 5] };
  assert.deepEqual(
    cutRun(run, [
      [
        [1, 2],
        [3, 5],
      ],
    ]).map((piece) => piece.text),
    ["a", "😀", "b", "😀c"],
  );
});

test("words across a page break are marked without what stands between", () => {
  const runs = [
    { text: "agreed to halve", span: [0, 15] },
    { text: "the 20 per cent tariff", span: [90, 112] },
  ];
  assert.ok(
    isSameWords(
      marked(runs, [
        [7, 15],
        [90, 105],
      ]),
      "to halve the 20 per cent",
    ),
  );
});

test("the marks of any spans of the real paper are exactly its words there", () => {
  const text = Array.from(readFileSync(new URL("../../corpus/howell-2025-south-korea.txt", import.meta.url), "utf-8"));
  const read = (start, end) => text.slice(start, end).join("");
  const runs = [];
  for (let start = 0, step = 7; start < text.length; start += step, step = 3 + ((step * 31) % 97)) {
    const end = Math.min(start + step, text.length);
    runs.push({ text: read(start, end).replaceAll("\n", " "), span: [start, end] });
  }
  for (let start = 11; start < text.length - 600; start += 1931) {
    const spans = [
      [start, start + 120],
      [start + 300, start + 301 + (start % 250)],
    ];
    assert.ok(isSameWords(marked(runs, spans), spans.map((span) => read(...span)).join("")), `at ${start}`);
  }
});
