import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createHideKey } from "./live-report.ts";
import { answer, bytes, KEY, runAgainst, type StandIn } from "./testing/run-against.ts";

/** As the key itself, JSON, PHP's JSON and URLs write it, and the longest part that all share. */
const SPELLINGS = [
  KEY,
  'canary/9f8e\\"7d6c',
  'canary\\/9f8e\\"7d6c',
  "canary%2F9f8e%227d6c",
  "canary",
  "7d6c",
];

const json = (status: number, body: unknown): StandIn => answer(status, body);
const php = JSON.stringify({ job_id: KEY, message: KEY }).replaceAll("/", "\\/");

test.each<[string, StandIn]>([
  ["in a documented body", json(200, { job_id: KEY, message: `no such key: ${KEY}` })],
  ["in a body, as PHP writes it", answer(200, php)],
  ["in a body, as a URL", json(200, { job_id: encodeURIComponent(KEY), message: 1 })],
  ["where a type is wrong", json(200, { job_id: [KEY], message: { key: KEY } })],
  ["as a property's name", json(200, { job_id: { [KEY]: 1 }, message: [{ [KEY]: KEY }] })],
  ["in an error's message", json(401, { error: { code: 1, message: `bad key ${KEY}` } })],
  ["in an error without JSON", answer(500, `bad key ${KEY}`, { "content-type": "text/plain" })],
  ["at the place where text is cut off", answer(200, `${"x".repeat(172)}${KEY}${"x".repeat(99)}`)],
  ["in a content type", answer(200, "x", { "content-type": `text/${encodeURIComponent(KEY)}` })],
  ["in a redirect", answer(302, undefined, { location: `/login?key=${encodeURIComponent(KEY)}` })],
  ["in a status line", bytes(`HTTP/1.1 500 ${KEY}\r\nX-Key: ${KEY}\r\nContent-Length: 0\r\n\r\n`)],
  ["in what is not HTTP", bytes(`${KEY}\r\n\r\n`)],
])("a vendor that echoes the key %s", async (_, standIn) => {
  for (const options of [{ json: false }, { json: true }]) {
    const run = await runAgainst(standIn, "pulse", options);
    for (const spelling of SPELLINGS) expect(inspect(run)).not.toContain(spelling);
    expect(run.stdout).not.toBe("");
    expect(run.requests.length).toBeLessThanOrEqual(1);
  }
});

test("the key reaches the vendor, as its document asks, and no other place", async () => {
  const seen: (string | undefined)[] = [];
  const run = await runAgainst((request, response) => {
    seen.push(request.headers.authorization);
    const rest = { ...request.headers, authorization: undefined };
    expect(inspect([request.url, rest])).not.toContain("canary");
    response.writeHead(204).end();
  }, "tensorpix");
  expect(run.status).toBe(0);
  expect(seen).toEqual([`Token ${KEY}`]);
});

test.each([
  "a/b+c=d e$&",
  "a\\/b+c=d e$&",
  "a%2Fb%2Bc%3Dd%20e%24%26",
  "a/b+c=d%20e$&",
  "a\\u002fb\\u002Bc=d e$\\u0026",
  "a\\\\/b+c=d e$&",
  "a&#x2F;b&#43;c=d e$&amp;",
  "A/B+C=D E$&",
])("hides the key when it is spelled %j, and all of it", (spelled) => {
  const hide = createHideKey("a/b+c=d e$&");
  expect(hide(`<${spelled}> <${spelled}>`)).toBe("<[key]> <[key]>");
});

test("leaves what is not the key", () => {
  expect(createHideKey("a.b/c$&d")("a-b/c$&d a.b/c$& <a.b/c$&d>")).toBe("a-b/c$&d a.b/c$& <[key]>");
});
