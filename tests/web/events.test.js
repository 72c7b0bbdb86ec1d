import assert from "node:assert/strict";
import { test } from "node:test";

import { EventParser, readEvents } from "../../web/service/events.js";

const bytes = (text) => new TextEncoder().encode(text);

/** Feed the bytes in pieces of a length. */
function parse(text, length = Infinity) {
  const parser = new EventParser();
  const all = bytes(text);
  const events = [];
  for (let at = 0; at < all.length; at += length) events.push(...parser.push(all.slice(at, at + length)));
  return events;
}

const TOLD = 'event: passages\ndata: []\n\n: ping\n\nevent: delta\ndata: {"text":"협정 – “25 %”"}\n\n';
const HEARD = [
  { event: "passages", data: "[]" },
  { event: "delta", data: '{"text":"협정 – “25 %”"}' },
];

test("events are the same however the bytes are cut, inside a letter too", () => {
  for (let length = 1; length <= bytes(TOLD).length; length += 1) assert.deepEqual(parse(TOLD, length), HEARD);
});

test("lines may end in CRLF or CR, cut between the two as well", () => {
  for (const end of ["\r\n", "\r"]) {
    const text = `${TOLD.replaceAll("\n", end)}event: last${end}data: 1${end}${end}:${end}`;
    for (const length of [1, 2, 3, 7, Infinity]) {
      assert.deepEqual(parse(text, length), [...HEARD, { event: "last", data: "1" }]);
    }
  }
});

test("comments, unknown fields and events without data are passed over", () => {
  assert.deepEqual(parse(": hello\nid: 7\nretry: 100\nevent: nothing\n\n:\n\n"), []);
});

test("data of several lines is joined; one space after the colon is not part of it", () => {
  assert.deepEqual(parse("data: a\ndata:b\ndata:  c\ndata\n\n"), [{ event: "message", data: "a\nb\n c\n" }]);
});

test("an event without its blank line is not given", () => {
  assert.deepEqual(parse("event: delta\ndata: half"), []);
});

test("a value may hold colons", () => {
  assert.deepEqual(parse('data: {"a":"b: c"}\n\n'), [{ event: "message", data: '{"a":"b: c"}' }]);
});

test("a stream is read to its end", async () => {
  const stream = new Blob([TOLD]).stream();
  assert.deepEqual(await gather(stream), HEARD);
});

async function gather(stream) {
  const events = [];
  for await (const event of readEvents(stream, 1000)) events.push(event);
  return events;
}

test("a stream that falls silent is given up and let go", async () => {
  let cancelled = false;
  const stream = new ReadableStream({
    start: (controller) => controller.enqueue(bytes("event: delta\ndata: 1\n\n")),
    cancel: () => {
      cancelled = true;
    },
  });
  const events = readEvents(stream, 20);
  assert.deepEqual((await events.next()).value, { event: "delta", data: "1" });
  await assert.rejects(events.next(), /silent/);
  assert.ok(cancelled);
});

test("a reader that stops listening lets the stream go", async () => {
  let cancelled = false;
  const stream = new ReadableStream({
    pull: (controller) => controller.enqueue(bytes("data: 1\n\n")),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const event of readEvents(stream, 1000)) {
    assert.equal(event.data, "1");
    break;
  }
  assert.ok(cancelled);
});
