import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { chooseLanguage, LANGUAGES } from "../../web/words/language.js";
import en from "../../web/words/languages/en.js";
import { canSay, fillText, say } from "../../web/words/say.js";

const WEB = new URL("../../web/", import.meta.url);
const FILES = readdirSync(WEB, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
const read = (/** @type {string} */ name) => readFileSync(new URL(name, WEB), "utf8");
const PAGES = FILES.filter((name) => name.endsWith(".html"));
const SCRIPTS = FILES.filter((name) => name.endsWith(".js") && !name.startsWith("words/languages/"));

const TABLES = await Promise.all(
  Object.keys(LANGUAGES).map(async (code) => [code, (await import(`../../web/words/languages/${code}.js`)).default]),
);

/** Keys that are put together as the page runs stand under one of these. */
const BUILT = SCRIPTS.flatMap((name) => [...read(name).matchAll(/`([a-z]+\.[\w-]*)\$\{/g)].map((match) => match[1]));
const LITERAL = /"([a-z]+(?:-[a-z]+)*\.[a-z][\w-]*)"/g;
const MARK = /data-say(?:-\w+)?="([^"]+)"/g;

for (const [code, table] of TABLES) {
  test(`${code} has every text, with the same places for values`, () => {
    assert.deepEqual(Object.keys(table).toSorted(), Object.keys(en).toSorted());
    const places = (/** @type {string} */ text) => [...new Set(text.match(/\{\w+\}/g))].toSorted();
    for (const [key, text] of Object.entries(table)) assert.deepEqual(places(text), places(en[key]), key);
  });
}

test("every text that is asked for is there", () => {
  const asked = [
    ...PAGES.flatMap((name) => [...read(name).matchAll(MARK)].map((match) => match[1])),
    ...SCRIPTS.flatMap((name) => [...read(name).matchAll(/\bsay\(\s*"([^"]+)"/g)].map((match) => match[1])),
  ];
  assert.ok(asked.length > 80);
  assert.deepEqual(asked.filter((key) => !canSay(key)).toSorted(), []);
});

test("every text that is there is asked for", () => {
  const named = new Set([
    ...PAGES.flatMap((name) => [...read(name).matchAll(MARK)].map((match) => match[1])),
    ...SCRIPTS.flatMap((name) => [...read(name).matchAll(LITERAL)].map((match) => match[1])),
  ]);
  const isNamed = (/** @type {string} */ key) => named.has(key) || BUILT.some((start) => key.startsWith(start));
  assert.deepEqual(
    Object.keys(en).filter((key) => !isNamed(key)),
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

test("a text that is missing shows as its key", () => {
  assert.equal(say("no.such-text"), "no.such-text");
});
