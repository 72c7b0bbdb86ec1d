import assert from "node:assert/strict";
import { test } from "node:test";

import { Client } from "../../web/service/client.js";

const json = (body, status = 200, headers = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": status < 400 ? "application/json" : "application/problem+json", ...headers },
  });

function serve(...responses) {
  const sent = [];
  const fetch = async (path, options) => {
    sent.push({ path, ...options });
    const next = responses.shift();
    if (next instanceof Error) throw next;
    return next;
  };
  return { sent, fetch };
}

const stream = (...events) =>
  new Response(events.map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join(""), {
    headers: { "content-type": "text/event-stream; charset=utf-8" },
  });

test("a question is sent alone, a follow-up with its conversation", async () => {
  const { sent, fetch } = serve(stream(["answer", { id: "a" }]), stream(["answer", { id: "b" }]));
  const client = new Client({ fetch });
  assert.deepEqual(await client.ask("Why?", null), { id: "a" });
  await client.ask("And then?", "c1");
  assert.deepEqual(
    sent.map(({ body }) => JSON.parse(body)),
    [{ question: "Why?" }, { question: "And then?", conversation_id: "c1" }],
  );
  assert.ok(sent.every(({ method, path }) => method === "POST" && path === "/api/answer/stream"));
});

test("what is told of an answer is passed on as it comes", async () => {
  const told = [];
  const passages = [{ quote: "So." }];
  const { fetch } = serve(stream(["passages", passages], ["delta", { text: "So. [1]" }], ["answer", { id: "a" }]));
  const onEvent = (...event) => told.push(event);
  assert.deepEqual(await new Client({ fetch }).ask("Why?", null, { onEvent }), { id: "a" });
  assert.deepEqual(told, [
    ["passages", passages],
    ["delta", { text: "So. [1]" }],
  ]);
});

test("an error that is told in the stream is a problem", async () => {
  const problem = { status: 500, title: "Internal Server Error", detail: "Something.", hint: "Wait.", code: "internal" };
  const { fetch } = serve(stream(["passages", []], ["error", problem]));
  await assert.rejects(new Client({ fetch }).ask("Why?", null), { status: 500, detail: "Something.", code: "internal" });
});

test("a stream that ends before the answer broke off", async () => {
  for (const response of [stream(["delta", { text: "So." }]), stream(["passages", []]), new Response("event: ans", {
    headers: { "content-type": "text/event-stream" },
  })]) {
    const { sent, fetch } = serve(response);
    await assert.rejects(new Client({ fetch }).ask("Why?", null), { status: 0, code: "broken_off" });
    assert.equal(sent.length, 1);
  }
});

test("only where no stream can be opened is the answer asked for whole", async () => {
  for (const refused of [json({ code: "not_found" }, 404), json({}, 405), new Response("", { status: 501 }), json({})]) {
    const { sent, fetch } = serve(refused, json({ id: "a" }));
    assert.deepEqual(await new Client({ fetch }).ask("Why?", "c1"), { id: "a" });
    assert.deepEqual(
      sent.map(({ path }) => path),
      ["/api/answer/stream", "/api/answer"],
    );
  }
  for (const refused of [json({ code: "unknown_record" }, 404), json({}, 429), json({}, 500), new TypeError("gone")]) {
    const { sent, fetch } = serve(refused);
    await assert.rejects(new Client({ fetch }).ask("Why?", "c1"));
    assert.equal(sent.length, 1);
  }
});

test("how long to wait may be told in seconds or by a date", async () => {
  const later = new Date(Date.now() + 30_000).toUTCString();
  for (const [header, least, most] of [
    ["7", 7, 7],
    [later, 28, 31],
    ["soon", 0, 0],
  ]) {
    const { fetch } = serve(json({ title: "Too Many" }, 429, { "retry-after": header }));
    const problem = await new Client({ fetch }).ask("Why?", null).catch((failed) => failed);
    assert.ok(problem.retryAfter >= least && problem.retryAfter <= most, `${header}: ${problem.retryAfter}`);
  }
});

test("a server that is up but cannot answer is not waited for", async () => {
  const { sent, fetch } = serve(json({ title: "Unavailable", code: "index_unavailable" }, 503));
  await assert.rejects(new Client({ fetch }).listDocuments(), { status: 503 });
  assert.equal(sent.length, 1);
});

test("ids are quoted in addresses", async () => {
  const { sent, fetch } = serve(json({}));
  await new Client({ fetch }).readConversation("a/b?c");
  assert.equal(sent[0].path, "/api/conversations/a%2Fb%3Fc");
});

test("deleting answers with nothing", async () => {
  const { fetch } = serve(new Response(null, { status: 204 }));
  assert.equal(await new Client({ fetch }).call("DELETE", "/api/conversations/c1"), null);
});

test("while the server is warming up it is asked again", async () => {
  const slept = [];
  const told = [];
  const { fetch } = serve(
    json({ title: "Not ready" }, 503, { "retry-after": "2" }),
    json({ title: "Not ready" }, 503),
    json({ documents: [] }),
  );
  const client = new Client({
    fetch,
    sleep: async (seconds) => slept.push(seconds),
    onWaiting: (problem) => told.push(problem?.title ?? null),
  });
  assert.deepEqual(await client.listDocuments(), []);
  assert.deepEqual(slept, [2, 1]);
  assert.deepEqual(told, ["Not ready", "Not ready", null]);
});

test("a problem keeps the server's words", async () => {
  const { fetch } = serve(
    json({ title: "Unprocessable", detail: "Too long.", hint: "Shorten it.", code: "invalid_request" }, 422),
  );
  await assert.rejects(new Client({ fetch }).ask("x", null), {
    status: 422,
    message: "Too long.",
    hint: "Shorten it.",
    code: "invalid_request",
  });
});

test("an error that is not problem+json is still a problem", async () => {
  const { fetch } = serve(
    new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "content-type": "text/html" } }),
  );
  await assert.rejects(new Client({ fetch }).ask("x", null), { status: 502, title: "The server answered 502" });
});

test("a server that is not there is said to be so", async () => {
  const { fetch } = serve(new TypeError("Failed to fetch"));
  await assert.rejects(new Client({ fetch }).listDocuments(), { status: 0, code: "unreachable" });
});
