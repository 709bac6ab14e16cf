import { type LoopbackServer, startServer } from "@calloff/test-support";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDocument } from "./load-document.ts";

const PAGE = '# Cancel\n\n```yaml\nopenapi: 3.1.0\ninfo: { title: Acme, version: "1" }\n```\n';

let server: LoopbackServer;
beforeAll(async () => {
  server = await startServer((request, response) => {
    if (request.url === "/cancel.md") response.end(PAGE);
  });
});
afterAll(() => server[Symbol.asyncDispose]());

test("the document of a page is found, and its values have the places of the page", async () => {
  const page = `${server.url}/cancel.md`;
  const { value, locate } = await loadDocument(page);
  expect(value).toEqual({ openapi: "3.1.0", info: { title: "Acme", version: "1" } });
  expect(locate(["openapi"])).toEqual({ file: page, line: 4, column: 1 });
});

test("a server that never answers is given up after the timeout", async () => {
  await expect(loadDocument(`${server.url}/silent`, { timeout: 50 })).rejects.toThrow(
    `${server.url}/silent: could not be read: no complete answer within 0.05 s.`,
  );
});

test("what is larger than maxBytes is refused", async () => {
  const reading = loadDocument(`${server.url}/cancel.md`, { maxBytes: 10 });
  await expect(reading).rejects.toThrow("is larger than");
});
