import assert from "node:assert/strict";
import { test } from "node:test";

import { filterWorks, listChoices, nameOutlets, sortWorks } from "../../web/sources/work-list.js";

const make = (id, { year = null, date = null, authors = [], title = id, notes = [1], claims = [], ...rest } = {}) => ({
  id,
  source: { text: id, type: "book", title, authors, year, date, container: null, publisher: null, url: null, ...rest.source },
  notes,
  outlets: rest.outlets ?? [],
  official: rest.official ?? false,
  grounds: rest.grounds ?? "cited",
  claims: claims.map((quote) => ({ quote, spans: [[0, 1]], section: [], grounds: "cited", footnotes: notes })),
});

const WORKS = [
  make("first", { year: 2025, date: "2025-10-29", authors: ["Šimić, A."], notes: [27], outlets: ["The Korea Herald"] }),
  make("second", { year: 1999, date: "1999", authors: ["Hong, S-Y."], title: "Korea’s Cold War", notes: [2, 13], claims: ["The Sunshine Policy."] }),
  make("third", { grounds: "interview", authors: ["an official"], notes: [28], source: { type: "interview" } }),
  make("fourth", { year: 2025, date: "2025-03", notes: [3], outlets: ["Korea Herald", "Reuters"], official: true }),
];
const ids = (works) => works.map(({ id }) => id).join(" ");

test("words are found in any order, without case, accents or marks, in what rests on a work too", () => {
  assert.equal(ids(filterWorks(WORKS, { words: "war KOREAS" })), "second");
  assert.equal(ids(filterWorks(WORKS, { words: "simic" })), "first");
  assert.equal(ids(filterWorks(WORKS, { words: "sunshine" })), "second");
  assert.equal(ids(filterWorks(WORKS, { words: "  " })), ids(WORKS));
  assert.equal(ids(filterWorks(WORKS, { words: "sunshine reuters" })), "");
});

test("a note is found by its number alone", () => {
  assert.equal(ids(filterWorks(WORKS, { words: "fn 2" })), "second");
  assert.equal(ids(filterWorks(WORKS, { words: "FN\u00a027 simic" })), "first");
  assert.equal(ids(filterWorks(WORKS, { words: "footnote 13" })), "second");
  assert.equal(ids(filterWorks(WORKS, { words: "각주 28" })), "third");
  assert.equal(ids(filterWorks(WORKS, { words: "fn 2 fn 27" })), "");
});

test("kind, outlet, grounds and years narrow down together", () => {
  assert.equal(ids(filterWorks(WORKS, { type: "interview" })), "third");
  assert.equal(ids(filterWorks(WORKS, { outlet: "korea herald" })), "first fourth");
  assert.equal(ids(filterWorks(WORKS, { outlet: "korea herald", grounds: "official" })), "fourth");
  assert.equal(ids(filterWorks(WORKS, { from: "2000" })), "first fourth");
  assert.equal(ids(filterWorks(WORKS, { from: "1990", to: "1999" })), "second");
  assert.equal(ids(filterWorks(WORKS, { to: "2025", type: "interview" })), "");
});

test("works are put in order, those without a date last", () => {
  assert.equal(ids(sortWorks(WORKS, "note")), ids(WORKS));
  assert.equal(ids(sortWorks(WORKS, "newest")), "first fourth second third");
  assert.equal(ids(sortWorks(WORKS, "oldest")), "second fourth first third");
  assert.equal(ids(sortWorks(WORKS, "most")), "second first third fourth");
  assert.equal(ids(sortWorks(WORKS, "name")), "third fourth second first");
});

test("choices are counted, the most frequent first, outlets under one name", () => {
  assert.deepEqual(listChoices(WORKS, "outlet"), [
    { value: "korea herald", count: 2 },
    { value: "reuters", count: 1 },
  ]);
  assert.equal(nameOutlets(WORKS).get("korea herald"), "The Korea Herald");
  assert.deepEqual(listChoices(WORKS, "grounds").at(0), { value: "cited", count: 3 });
  assert.equal(listChoices(WORKS, "type").length, 2);
});
