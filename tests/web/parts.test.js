import assert from "node:assert/strict";
import { test } from "node:test";

import { divideNotes, dividePaper } from "../../web/paper/parts.js";

let at = 0;
const run = (text) => ({ text, span: [at, (at += text.length)] });
const paragraph = (id, length) => ({ kind: "paragraph", id, role: "body", depth: 0, runs: [run("x".repeat(length))] });
const heading = (id) => ({ kind: "heading", id, level: 1, runs: [run("A heading")] });
const shape = (parts) => parts.map(({ heading: over, contents }) => [over, ...contents.map(({ id }) => id)]);

test("a part begins at each heading", () => {
  const parts = dividePaper([paragraph("p1", 10), heading("h1"), paragraph("p2", 10), heading("h2")]);
  assert.deepEqual(shape(parts), [
    [null, "p1"],
    ["block-h1", "h1", "p2"],
    ["block-h2", "h2"],
  ]);
});

test("a long section is divided, and its parts keep its heading", () => {
  const parts = dividePaper([heading("h1"), ...["p1", "p2", "p3", "p4"].map((id) => paragraph(id, 4000))]);
  assert.deepEqual(shape(parts), [
    ["block-h1", "h1", "p1", "p2"],
    ["block-h1", "p3", "p4"],
  ]);
});

test("nothing is lost, and every run lies within its part", () => {
  const blocks = Array.from({ length: 200 }, (_, n) => (n % 17 ? paragraph(`p${n}`, 900) : heading(`h${n}`)));
  const parts = dividePaper(blocks);
  assert.deepEqual(
    parts.flatMap(({ contents }) => contents.map(({ id }) => id)),
    blocks.map(({ id }) => id),
  );
  for (const { contents, start, end, size } of parts) {
    assert.ok(size > 0 && size < 8000);
    for (const { runs } of contents) for (const { span } of runs) assert.ok(start <= span[0] && span[1] <= end);
  }
});

test("a table counts with its cells, caption and sources", () => {
  at = 0;
  const cell = (text) => ({ runs: [run(text)] });
  const table = { kind: "table", id: "t1", caption: cell("Caption"), header: [cell("Year")] };
  const [part] = dividePaper([{ ...table, rows: [[cell("1998")]], sources: { runs: [run("Source: nobody")] } }]);
  assert.deepEqual([part.start, part.end, part.size], [0, 29, 29]);
});

test("a marker between words counts, a gap does not", () => {
  const runs = [{ text: "one", span: [4, 7] }, { note: 3, span: [7, 8] }, { gap: true }];
  const [part] = dividePaper([{ kind: "paragraph", id: "p", role: "body", depth: 0, runs }]);
  assert.deepEqual([part.start, part.end, part.size], [4, 8, 4]);
});

test("many notes are divided as well", () => {
  const notes = Array.from({ length: 100 }, (_, n) => ({ number: n + 1, runs: [run("y".repeat(200))] }));
  const parts = divideNotes(notes);
  assert.ok(parts.length > 2);
  assert.deepEqual(
    parts.flatMap(({ contents }) => contents.map(({ number }) => number)),
    notes.map(({ number }) => number),
  );
});
