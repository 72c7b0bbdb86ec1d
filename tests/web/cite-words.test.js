import assert from "node:assert/strict";
import { test } from "node:test";

import { citeWords, findSection } from "../../web/paper/cite-words.js";

const entry = (label, level, start, pages = null) => ({ id: label, level, label, span: [start, start + 9], pages });
const outline = [
  entry("Summary", 1, 0, [2, 3]),
  entry("01 Introduction", 1, 100, [4, 7]),
  entry("Aims", 2, 200),
  entry("Methods", 2, 300),
  entry("02 Results", 1, 400, [8, 14]),
];
const paper = { authors: ["Ada Byron", "Mary Ward"], date: "2025-12", title: "Engines", outline };

test("the headings over a place are found, the chapter first", () => {
  const find = (offset) => findSection(outline, offset).map(({ label }) => label);
  assert.deepEqual(find(50), ["Summary"]);
  assert.deepEqual(find(350), ["01 Introduction", "Methods"]);
  assert.deepEqual(find(400), ["02 Results"]);
  assert.deepEqual(findSection([], 5), []);
});

test("a quotation says whose it is, where it stands and where it is marked", () => {
  assert.equal(
    citeWords("It weaves.", 320, paper, "https://example.org/read/engines#s=320-330").replace(/[\u00a0\u2060]/g, " "),
    "“It weaves.”\n— Ada Byron, Mary Ward (2025), Engines, 01 Introduction › Methods, pp. 4 – 7. " +
      "https://example.org/read/engines#s=320-330",
  );
});

test("what is not known is not said", () => {
  const bare = { authors: [], date: null, title: "Engines", outline: [] };
  assert.equal(citeWords("It weaves.", 3, bare, "https://e.org/"), "“It weaves.”\n— Engines. https://e.org/");
});
