import assert from "node:assert/strict";
import { test } from "node:test";

import { placeCard } from "../../web/dom/place-card.js";

const VIEW = { width: 1000, height: 800 };
const CARD = { width: 400, height: 300 };

test("a card stands under its mark where there is room", () => {
  assert.deepEqual(placeCard({ top: 100, bottom: 120, left: 300 }, CARD, VIEW), { top: 130, left: 288 });
});

test("near the bottom it stands above", () => {
  assert.equal(placeCard({ top: 700, bottom: 720, left: 300 }, CARD, VIEW).top, 390);
});

test("it stays inside the window", () => {
  assert.equal(placeCard({ top: 100, bottom: 120, left: 990 }, CARD, VIEW).left, 588);
  assert.equal(placeCard({ top: 100, bottom: 120, left: 2 }, CARD, VIEW).left, 12);
  assert.equal(placeCard({ top: 150, bottom: 170, left: 2 }, { width: 400, height: 790 }, VIEW).top, 12);
});
