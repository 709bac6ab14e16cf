import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failureOf, type LoopbackServer, startServer } from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AnswerCache, answerCache } from "./answer-cache.ts";
import { fetchBytes } from "./fetch-bytes.ts";

const LIMITS = { timeoutMs: 20_000, maxBytes: 1024 };
const DATE = "Sun, 22 Nov 2026 05:00:00 GMT";

let dir: string;
let cache: AnswerCache;
let server: LoopbackServer;
/** The validator of each request, and what answers it. */
let asked: (string | undefined)[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "answers-"));
  cache = answerCache(dir);
  asked = [];
  server = await startServer((request, response) => {
    asked.push(request.headers["if-none-match"] ?? request.headers["if-modified-since"]);
    answer(request, response);
  });
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await rm(dir, { recursive: true });
});

async function read(path = "/page.md", from: LoopbackServer = server): Promise<string> {
  return Buffer.from(await fetchBytes(from.url + path, LIMITS, cache)).toString();
}

/** Sends `text` with an ETag, or nothing to who has that already. */
function withEtag(etag: string, text: string): typeof answer {
  return ({ headers }, response) => {
    response.setHeader("etag", etag);
    if (headers["if-none-match"] === etag) response.writeHead(304).end();
    else response.end(text);
  };
}

async function damage(change: (entry: string) => string): Promise<void> {
  const [name = ""] = await readdir(dir);
  const path = join(dir, name);
  await writeFile(path, change(await readFile(path, "utf8")));
}

describe("what was read before", () => {
  it("is not sent again while its ETag holds, and is when it does not", async () => {
    answer = withEtag('"one"', "first");
    expect(await read()).toBe("first");
    expect(await read()).toBe("first");
    answer = withEtag('"two"', "second");
    expect(await read()).toBe("second");
    expect(await read()).toBe("second");
    expect(asked).toEqual([undefined, '"one"', '"one"', '"two"']);
  });

  it("is not sent again while it has not been modified", async () => {
    answer = ({ headers }, response) => {
      if (headers["if-modified-since"] === DATE) response.writeHead(304).end();
      else response.setHeader("last-modified", DATE).end("first");
    };
    expect([await read(), await read()]).toEqual(["first", "first"]);
    expect(asked).toEqual([undefined, DATE]);
  });

  it("is asked for plainly where the server gives no way to ask otherwise", async () => {
    answer = (_, response) => response.end("same");
    expect([await read(), await read()]).toEqual(["same", "same"]);
    expect(asked).toEqual([undefined, undefined]);
    expect(await readdir(dir)).toEqual([]);
  });

  it("belongs to its own URL, and to where that redirects", async () => {
    answer = ({ url, headers }, response) => {
      if (url === "/moved") response.writeHead(302, { location: "/page.md" }).end();
      else withEtag('"one"', "first")({ url, headers } as IncomingMessage, response);
    };
    expect([await read("/moved"), await read("/page.md"), await read("/other")]).toEqual(
      Array(3).fill("first"),
    );
    expect(server.requests.map((request, i) => [request, asked[i]])).toEqual([
      ["GET /moved", undefined],
      ["GET /page.md", undefined],
      ["GET /page.md", '"one"'],
      ["GET /other", undefined],
    ]);
  });

  it("is not kept when it was an error, or too large", async () => {
    answer = (_, response) => response.setHeader("etag", '"one"').writeHead(404).end("gone");
    expect(await failureOf(() => read())).toContain("the server answered 404 Not Found.");
    answer = withEtag('"one"', "x".repeat(LIMITS.maxBytes + 1));
    expect(await failureOf(() => read())).toContain("is larger than");
    expect(await readdir(dir)).toEqual([]);
  });

  it.each<[string, (entry: string) => string]>([
    ["is empty", () => ""],
    ["is no entry", () => "something else"],
    ["is cut off", (entry) => entry.slice(0, -1)],
    ["holds another answer", (entry) => entry.replace("first", "fIrst")],
    ["is of another URL", (entry) => entry.replace("page.md", "pagX.md")],
    ["holds what no header can", (entry) => entry.replace('\\"one\\"', "a\\nb")],
    ["holds no validators", (entry) => entry.replace(/"conditions":.*/, '"conditions":7}')],
  ])("is asked for plainly when its entry %s", async (_, change) => {
    answer = withEtag('"one"', "first");
    await read();
    await damage(change);
    expect(await read()).toBe("first");
    expect(asked).toEqual([undefined, undefined]);
    // The entry was repaired.
    await read();
    expect(asked[2]).toBe('"one"');
  });

  it("is read all the same where it cannot be kept", async () => {
    const inTheWay = join(dir, "file");
    await writeFile(inTheWay, "");
    cache = answerCache(join(inTheWay, "below"));
    answer = withEtag('"one"', "first");
    expect([await read(), await read()]).toEqual(["first", "first"]);
  });
});

describe("a server that is busy", () => {
  const busy =
    (status: number, headers: Record<string, string>): typeof answer =>
    (_, response) =>
      response.writeHead(status, headers).end();

  it.each([429, 503])("with %i is asked again after the time it names", async (status) => {
    const answers = [busy(status, { "retry-after": "0" }), withEtag('"one"', "first")];
    answer = (request, response) => answers.shift()?.(request, response);
    expect(await read()).toBe("first");
    expect(server.requests).toHaveLength(2);
  });

  it("is asked three times in all", async () => {
    answer = busy(503, { "retry-after": "0" });
    expect(await failureOf(() => read())).toBe(
      `${server.url}/page.md: the server answered 503 Service Unavailable.`,
    );
    expect(server.requests).toHaveLength(3);
  });

  it("is not waited for beyond the limit, but named with the time it asks for", async () => {
    answer = busy(429, { "retry-after": "3600" });
    expect(await failureOf(() => read())).toBe(
      `${server.url}/page.md: the server answered 429 Too Many Requests, and asks for 3600 s of patience; try again after that.`,
    );
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [429, {}],
    [503, { "retry-after": "soon" }],
    [500, { "retry-after": "0" }],
  ])("with %i and %j is left alone", async (status, headers) => {
    answer = busy(status, headers as Record<string, string>);
    expect(await failureOf(() => read())).toContain(`the server answered ${status}`);
    expect(server.requests).toHaveLength(1);
  });
});

it("names the project to whom it asks", async () => {
  answer = ({ headers }, response) => response.end(headers["user-agent"]);
  expect(await read()).toMatch(/^calloff \(\+https:\/\/\S+\)$/);
});
