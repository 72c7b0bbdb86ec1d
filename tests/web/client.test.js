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

test("a question is sent alone, a follow-up with its conversation", async () => {
  const { sent, fetch } = serve(json({ id: "a" }), json({ id: "b" }));
  const client = new Client({ fetch });
  await client.ask("Why?", null);
  await client.ask("And then?", "c1");
  assert.deepEqual(
    sent.map(({ body }) => JSON.parse(body)),
    [{ question: "Why?" }, { question: "And then?", conversation_id: "c1" }],
  );
  assert.ok(sent.every(({ method, path }) => method === "POST" && path === "/api/answer"));
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
