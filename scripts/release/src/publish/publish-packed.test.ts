import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { publishPacked } from "./publish-packed.ts";

const asked: string[] = [];
let answer = { status: 200, body: "{}" };
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  response.writeHead(answer.status).end(answer.body);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
server.unref();

afterEach(() => asked.splice(0));

function publish(): Promise<readonly object[]> {
  const folder = temporaryFolder("packed");
  const packed = [{ name: "@calloff/pulse", version: "1.0.0", file: "pulse.tgz" }];
  writeFileSync(join(folder, "packed.json"), JSON.stringify(packed));
  const { port } = server.address() as AddressInfo;
  return publishPacked(folder, { env: { npm_config_registry: `http://127.0.0.1:${port}/npm` }, flags: [] });
}

test("what the registry has is left alone", async () => {
  answer = { status: 200, body: '{ "versions": { "1.0.0": {} } }' };
  expect(await publish()).toEqual([]);
  expect(asked).toEqual(["GET /npm/@calloff%2fpulse"]);
});

test("nothing is published while it cannot be told what the registry has", async () => {
  answer = { status: 503, body: "" };
  await expect(publish()).rejects.toThrow("@calloff/pulse: the registry answers 503.");
  expect(asked).toEqual(["GET /npm/@calloff%2fpulse"]);
});

test("what cannot be published stops the release, with what npm said", async () => {
  answer = { status: 404, body: "" };
  // There is no such tarball.
  await expect(publish()).rejects.toThrow(/^npm publish \.\/pulse\.tgz --access=public: .*ENOENT/s);
});
