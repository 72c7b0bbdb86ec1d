import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { chooseLanguage, LANGUAGES } from "../../web/words/language.js";
import { canSay, fillText, learn, say } from "../../web/words/say.js";

const WEB = new URL("../../web/", import.meta.url);
const FILES = readdirSync(WEB, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
const read = (/** @type {string} */ name) => readFileSync(new URL(name, WEB), "utf8");
const PAGES = FILES.filter((name) => name.endsWith(".html"));
const SCRIPTS = FILES.filter((name) => name.endsWith(".js") && !name.startsWith("words/languages/"));

/** The rooms whose texts are fetched later have tables of their own. */
const ROOMS = new Set(FILES.flatMap((name) => /^words\/languages\/(\w+\/)/.exec(name)?.[1] ?? []));

/** @param {string} code @returns {Promise<[string, Record<string, string>][]>} each room and its table */
const readTables = (code) =>
  Promise.all(
    ["", ...ROOMS].map(async (room) => [room, (await import(`../../web/words/languages/${room}${code}.js`)).default]),
  );
const ENGLISH = await readTables("en");
const TEXTS = Object.assign({}, ...ENGLISH.map(([, table]) => table));

/** Keys that are put together as the page runs stand under one of these. */
const BUILT = SCRIPTS.flatMap((name) => [...read(name).matchAll(/`([a-z]+\.[\w-]*)\$\{/g)].map((match) => match[1]));
const LITERAL = /"([a-z]+(?:-[a-z]+)*\.[a-z][\w-]*)"/g;
const MARK = /data-say(?:-\w+)?="([^"]+)"/g;

for (const code of Object.keys(LANGUAGES)) {
  test(`${code} has every text, with the same places for values`, async () => {
    const places = (/** @type {string} */ text) => [...new Set(text.match(/\{\w+\}/g))].toSorted();
    for (const [index, [room, table]] of (await readTables(code)).entries()) {
      assert.deepEqual(Object.keys(table).toSorted(), Object.keys(ENGLISH[index][1]).toSorted(), room);
      for (const [key, text] of Object.entries(table)) assert.deepEqual(places(text), places(TEXTS[key]), key);
    }
  });
}

test("no key stands in two tables", () => {
  const keys = ENGLISH.flatMap(([, table]) => Object.keys(table));
  assert.deepEqual(
    keys.filter((key, index) => keys.indexOf(key) !== index),
    [],
  );
});

test("every text that is asked for is there", () => {
  const asked = [
    ...PAGES.flatMap((name) => [...read(name).matchAll(MARK)].map((match) => match[1])),
    ...SCRIPTS.flatMap((name) => [...read(name).matchAll(/\bsay\(\s*"([^"]+)"/g)].map((match) => match[1])),
  ];
  assert.ok(asked.length > 80);
  assert.deepEqual(asked.filter((key) => !Object.hasOwn(TEXTS, key)).toSorted(), []);
});

test("every text that is there is asked for", () => {
  const named = new Set([
    ...PAGES.flatMap((name) => [...read(name).matchAll(MARK)].map((match) => match[1])),
    ...SCRIPTS.flatMap((name) => [...read(name).matchAll(LITERAL)].map((match) => match[1])),
  ]);
  const isNamed = (/** @type {string} */ key) => named.has(key) || BUILT.some((start) => key.startsWith(start));
  assert.deepEqual(
    Object.keys(TEXTS).filter((key) => !isNamed(key)),
    [],
  );
});

test("the page itself holds no words but its name", () => {
  for (const name of PAGES) {
    const body = read(name)
      .replace(/[^]*<body[^>]*>/, "")
      .replace(/<noscript>[^]*?<\/noscript>/g, "");
    assert.doesNotMatch(body, /\s(?:aria-label|placeholder|title|alt)="/, name);
    const words = body.replace(/<[^>]*>/g, " ").match(/\p{L}{2,}/gu) ?? [];
    assert.deepEqual([...new Set(words)], words.length ? ["Footnoted"] : [], name);
  }
});

test("the address chooses, then what was kept, then the browser's wishes", () => {
  assert.equal(chooseLanguage({ search: "?lang=ko", kept: "en", wishes: ["en"] }), "ko");
  assert.equal(chooseLanguage({ search: "?lang=xx", kept: "ko", wishes: ["en"] }), "ko");
  assert.equal(chooseLanguage({ kept: "constructor", wishes: ["fr-FR", "ko-KR", "en"] }), "ko");
  assert.equal(chooseLanguage({ wishes: ["fr"] }), "en");
  assert.equal(chooseLanguage({}), "en");
});

test("values go in by name, and a count chooses its form", () => {
  assert.equal(fillText("{count} note|{count} notes", { count: 1 }), "1 note");
  assert.equal(fillText("{count} note|{count} notes", { count: 0 }), "0 notes");
  assert.equal(fillText("각주 {count}개", { count: 1 }), "각주 1개");
  assert.equal(fillText("“{title}”", { title: "$& {title}" }), "“$& {title}”");
  assert.equal(fillText("{left} as it is"), "{left} as it is");
});

test("the texts of a room are known once they are learnt", async () => {
  assert.ok(!canSay("help.close"));
  await learn("help");
  assert.equal(say("help.close"), "Close");
});

test("a text that is missing shows as its key", () => {
  assert.equal(say("no.such-text"), "no.such-text");
});
