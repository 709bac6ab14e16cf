import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDocument } from "./load-document.ts";

const PAGE = '# Cancel\n\n```yaml\nopenapi: 3.1.0\ninfo: { title: Acme, version: "1" }\n```\n';

const server = createServer((request, response) => {
  if (request.url === "/cancel.md") response.end(PAGE);
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.closeAllConnections());
afterAll(() => server.close());

test("the document of a page is found, and its values have the places of the page", async () => {
  const { value, locate } = await loadDocument(`${origin}/cancel.md`);
  expect(value).toEqual({ openapi: "3.1.0", info: { title: "Acme", version: "1" } });
  expect(locate(["openapi"])).toEqual({ file: `${origin}/cancel.md`, line: 4, column: 1 });
});

test("a server that never answers is given up after the timeout", async () => {
  await expect(loadDocument(`${origin}/silent`, { timeout: 50 })).rejects.toThrow(
    `${origin}/silent: could not be read: no complete answer within 0.05 s.`,
  );
});

test("what is larger than maxBytes is refused", async () => {
  await expect(loadDocument(`${origin}/cancel.md`, { maxBytes: 10 })).rejects.toThrow("is larger than");
});
