/**
 * Tells whether two folders hold the same scripts, word for word, whatever white space and comments they have:
 * node same-syntax.js ONE OTHER. Prints the name of each that differs.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** @param {string} path @returns {string[]} every kind and word of a script, in order */
function listWords(path) {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const found = source.parseDiagnostics.map((trouble) => `trouble ${trouble.messageText}`);
  const visit = (/** @type {import("typescript").Node} */ node) => {
    const words = node.getChildCount(source) === 0 ? node.getText(source) : "";
    found.push(`${node.kind} ${words}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const [one, other] = process.argv.slice(2);
const names = readdirSync(one, { recursive: true }).filter((name) => String(name).endsWith(".js"));
const different = names.filter((name) => {
  const [left, right] = [listWords(join(one, name)), listWords(join(other, name))];
  return left.some((word) => word.startsWith("trouble")) || left.join("\n") !== right.join("\n");
});
if (different.length) console.log(different.join("\n"));
process.exitCode = names.length && !different.length ? 0 : 1;
