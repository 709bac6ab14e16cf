import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MockServer, startMock } from "../src/index.ts";
import { freePort } from "./free-port.ts";
import { jobsDocument } from "./jobs-document.ts";

// Prism's modules are called in process; this holds them to what Prism's own command line answers.

const cli = join(
  dirname(createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json")),
  "dist/index.js",
);
let folder: string;
let prism: ChildProcess;
let prismUrl: string;
let mock: MockServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "calloff-prism-"));
  const path = join(folder, "openapi.json");
  await writeFile(path, JSON.stringify(jobsDocument()));
  const port = await freePort();
  prismUrl = `http://127.0.0.1:${port}`;
  prism = spawn(process.execPath, [cli, "mock", "--host", "127.0.0.1", "--port", String(port), path]);
  await listening(prism);
  mock = await startMock({ document: path });
});

afterAll(async () => {
  await mock.close();
  const ended = once(prism, "exit");
  prism.kill();
  await ended;
  await rm(folder, { recursive: true });
});

/** Reads on after that: a process whose output nobody takes ends itself. */
function listening(process: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: unknown): void => {
      said += String(chunk);
      if (said.includes("listening")) resolve();
    };
    process.stdout?.on("data", hear);
    process.stderr?.on("data", hear);
    process.once("exit", () => reject(new Error(`prism-cli ended: ${said}`)));
  });
}

const key = { "x-api-key": "k" };
const bearer = { authorization: "Bearer k" };
const task = "/tasks/0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21/cancel";

test.each<[string, string, string, Record<string, string>, number | undefined]>([
  ["a documented status without a body", "DELETE", "/jobs/42", key, 204],
  ["an example in the document", "DELETE", "/jobs/42", key, 409],
  ["a header in the document", "DELETE", "/jobs/42", key, 429],
  ["the lowest 2xx when nothing is asked for", "POST", task, bearer, undefined],
  ["a body made from a schema", "POST", task, bearer, 202],
  ["a wrong parameter", "DELETE", "/jobs/abc", key, 204],
  ["a missing key", "DELETE", "/jobs/42", {}, 204],
  ["a path that is not there", "DELETE", "/nothing", key, undefined],
  ["a method that is not there", "GET", "/jobs/42", key, undefined],
  ["a slash too many", "DELETE", "/jobs/42/", key, 204],
])("%s is answered as prism-cli does", async (_, method, path, headers, code) => {
  const prefer: Record<string, string> = code === undefined ? {} : { prefer: `code=${code}` };
  const ask = async (base: string, more: Record<string, string>) => {
    const response = await fetch(base + path, { method, headers: { ...headers, ...more } });
    const body = await response.text();
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      body,
      retryAfter: response.headers.get("retry-after"),
    };
  };
  if (code !== undefined) mock.answerNext({ status: code });
  const [theirs, ours] = [await ask(prismUrl, prefer), await ask(mock.url, {})];
  mock.clear();
  // Prism's words name the path, and ours has the base path that the command line ignores.
  expect({ ...ours, body: withoutDetail(ours.body) }).toEqual({
    ...theirs,
    body: withoutDetail(theirs.body),
  });
});

function withoutDetail(body: string): unknown {
  if (body === "") return body;
  const { detail: _, ...rest } = JSON.parse(body) as Record<string, unknown>;
  return rest;
}
