import assert from "node:assert/strict";
import { test } from "node:test";

import { groupBlocks } from "../../web/paper/group-blocks.js";

const paragraph = (id, role, depth = 0) => ({ kind: "paragraph", id, role, depth, runs: [] });
const outline = (items) => items.map(({ bullet, below }) => (below.length ? [bullet.id, outline(below)] : bullet.id));

test("bullets in a row are one list, deeper ones below the one before", () => {
  const grouped = groupBlocks([
    paragraph("p1", "body"),
    paragraph("b1", "bullet"),
    paragraph("b2", "bullet", 1),
    paragraph("b3", "bullet", 1),
    paragraph("b4", "bullet"),
    paragraph("p2", "body"),
    paragraph("b5", "bullet"),
  ]);
  assert.deepEqual(
    grouped.map((group) => group.kind),
    ["paragraph", "list", "paragraph", "list"],
  );
  assert.deepEqual(outline(grouped[1].items), [["b1", ["b2", "b3"]], "b4"]);
});

test("a list that begins deep loses nothing", () => {
  const [list] = groupBlocks([paragraph("b1", "bullet", 2), paragraph("b2", "bullet", 2)]);
  assert.deepEqual(outline(list.items), [["b1", ["b2"]]]);
});

test("front matter in a row is one title page", () => {
  const grouped = groupBlocks([
    paragraph("f1", "front_matter"),
    paragraph("f2", "front_matter"),
    paragraph("p1", "body"),
  ]);
  assert.deepEqual(
    grouped.map((group) => group.kind),
    ["title-page", "paragraph"],
  );
  assert.deepEqual(
    grouped[0].lines.map((line) => line.id),
    ["f1", "f2"],
  );
});
