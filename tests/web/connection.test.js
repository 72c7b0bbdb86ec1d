import assert from "node:assert/strict";
import { test } from "node:test";

import { Connection } from "../../web/state/connection.js";

/** A connection that is there as the list says, one look after the other. */
function connect(...looks) {
  const told = [];
  const events = new EventTarget();
  const isThere = async () => looks.shift() ?? true;
  return { told, events, looks, connection: new Connection({ isThere, tell: (state) => told.push(state), events }) };
}

const online = (events) => setTimeout(() => events.dispatchEvent(new Event("online")), 5);

test("a server that is there was not away, and nothing is said", async () => {
  const { told, connection } = connect(true);
  assert.equal(await connection.whenBack(), false);
  assert.deepEqual(told, []);
});

test("a server that is away is looked for until it is back, at once when the browser is online again", async () => {
  const { told, events, connection } = connect(false, false, true);
  setTimeout(() => online(events), 5);
  const begun = Date.now();
  online(events);
  assert.equal(await connection.whenBack(), true);
  assert.deepEqual(told, ["gone", "gone", "back"]);
  assert.ok(Date.now() - begun < 400);
});

test("those who wait at the same time wait for the same", async () => {
  const { looks, connection, events } = connect(false, true, false);
  online(events);
  assert.deepEqual(await Promise.all([connection.whenBack(), connection.whenBack()]), [true, true]);
  assert.equal(looks.length, 1);
});

test("going offline begins to look", async () => {
  const { told, events } = connect(false, true);
  events.dispatchEvent(new Event("offline"));
  online(events);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(told, ["gone", "back"]);
});
