import assert from "node:assert/strict";
import { test } from "node:test";

import { nameSite, splitLinks, toSafeHref } from "../../web/words/links.js";

test("only web addresses may become links", () => {
  assert.equal(toSafeHref("https://www.jstor.org/stable/1"), "https://www.jstor.org/stable/1");
  assert.equal(toSafeHref("http://a.example/"), "http://a.example/");
  for (const wrong of [
    null,
    undefined,
    "",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "ftp://a.example",
    "//a.example",
    "/read",
    "https://",
    " https://a.example",
  ]) {
    assert.equal(toSafeHref(wrong), null, String(wrong));
  }
});

test("a site is named without www", () => {
  assert.equal(nameSite("https://www.nytimes.com/2025/10/29/x.html"), "nytimes.com");
});

const texts = [
  ["See <https://a.example/x>; then.", ["See <", "https://a.example/x", ">; then."]],
  ["At https://a.example/x.", ["At ", "https://a.example/x", "."]],
  ["(https://a.example/x)", ["(", "https://a.example/x", ")"]],
  ["https://a.example/x_(1)", ["https://a.example/x_(1)"]],
  ["https://a.example/?a=b&c=d, p. 4", ["https://a.example/?a=b&c=d", ", p. 4"]],
  ["no address", ["no address"]],
  ["", []],
];
for (const [text, expected] of texts) {
  test(`the addresses of “${text}” are found whole`, () => {
    assert.deepEqual(
      splitLinks(text).map((piece) => piece.text),
      expected,
    );
    assert.equal(
      splitLinks(text)
        .map((piece) => piece.text)
        .join(""),
      text,
    );
    assert.ok(splitLinks(text).every((piece) => piece.href === null || piece.href === piece.text));
  });
}
