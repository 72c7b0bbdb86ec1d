import assert from "node:assert/strict";
import { test } from "node:test";

import { describeSource, joinNames, wordDate, wordType } from "../../web/words/source.js";

const SOURCE = {
  type: "article-newspaper",
  authors: ["Choe, S-H.", "Wakabayashi, D."],
  year: 2025,
  date: "2025-10-29",
  title: "South Korea Says U.S. Agreed",
  container: "New York Times",
  publisher: null,
  url: "https://www.nytimes.com/x",
  doi: null,
  locator: null,
  resolved_from: null,
  text: "as printed",
};

test("dates are written as far as they are known", () => {
  assert.equal(wordDate("2025-10-29"), "29 October 2025");
  assert.equal(wordDate("2025-07"), "July 2025");
  assert.equal(wordDate("2025"), "2025");
  assert.equal(wordDate("forthcoming"), "forthcoming");
});

test("names are joined as in prose", () => {
  assert.equal(joinNames([]), "");
  assert.equal(joinNames(["A"]), "A");
  assert.equal(joinNames(["A", "B"]), "A and B");
  assert.equal(joinNames(["A", "B", "C"]), "A, B and C");
});

test("types are named in words", () => {
  assert.equal(wordType("article-newspaper"), "News article");
  assert.equal(wordType("personal_communication"), "Personal communication");
  assert.equal(wordType("document"), "");
});

test("a source is laid out with its link", () => {
  const view = describeSource(SOURCE);
  assert.equal(view.line, "Choe, S-H. and Wakabayashi, D. · New York Times · 29 October 2025");
  assert.equal(view.href, "https://www.nytimes.com/x");
  assert.ok(view.isTitled);
});

test("an author that is also the publisher is named once", () => {
  assert.equal(
    describeSource({ ...SOURCE, authors: ["Statista"], container: null, publisher: "Statista" }).line,
    "Statista · 29 October 2025",
  );
});

test("a source without a title shows its printed words", () => {
  const view = describeSource({ ...SOURCE, title: null });
  assert.equal(view.title, "as printed");
  assert.ok(!view.isTitled);
});

test("a DOI is a link where there is no address", () => {
  assert.equal(describeSource({ ...SOURCE, url: null, doi: "10.1/x" }).href, "https://doi.org/10.1/x");
});

test("an address of another kind is no link", () => {
  assert.equal(describeSource({ ...SOURCE, url: "javascript:alert(1)" }).href, null);
});
