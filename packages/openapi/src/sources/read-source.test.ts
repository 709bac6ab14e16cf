import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { failureOf, type LoopbackServer, startServer } from "@calloff/test-support";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSource } from "./read-source.ts";

const MB = 1024 * 1024;

describe("a local file", () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "read-source-"));
  });
  afterAll(() => rm(dir, { recursive: true }));

  async function write(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(dir, name);
    await writeFile(path, content);
    return path;
  }

  it("is read as it is, byte order mark and line endings included", async () => {
    const content = "\uFEFFa: é\r\n";
    const path = await write("a.yaml", content);
    const source = await readSource(path);
    expect(source).toEqual({ name: path, bytes: Buffer.from(content), text: content });
  });

  it("of 20 MB is read, of one byte more is not, nor held in memory", async () => {
    const path = await write("large.yaml", "");
    const file = await open(path, "r+");
    await file.truncate(20 * MB);
    expect((await readSource(path)).bytes.byteLength).toBe(20_971_520);
    await file.truncate(20 * MB + 1);
    expect(await failureOf(() => readSource(path))).toBe(`${path}: is larger than the limit of 20 MB.`);
    // More than readFile takes: whoever reads before asking for the size fails in another way.
    await file.truncate(3 * 1024 * MB);
    expect(await failureOf(() => readSource(path))).toBe(`${path}: is larger than the limit of 20 MB.`);
    await file.close();
  });

  it.each([
    ["Latin-1 on the third line", Buffer.from("a: 1\nb: 2\nc: \xe9\n", "latin1"), 3],
    ["UTF-16", Buffer.from("\uFEFFa: 1\n", "utf16le"), 1],
    ["half a character at the end", Buffer.from("a: é").subarray(0, 4), 1],
    ["a surrogate", Uint8Array.of(0x0a, 0xed, 0xa0, 0x80), 2],
  ])("in %s is not UTF-8", async (name, content, line) => {
    const path = await write(`${name}.yaml`, content);
    expect(await failureOf(() => readSource(path))).toBe(`${path}:${line}: is not UTF-8; save it as UTF-8.`);
  });

  it("that is a folder", async () => {
    expect(await failureOf(() => readSource(dir))).toBe(`${dir}: is not a file; name the file itself.`);
  });

  it("that is not there", async () => {
    const path = join(dir, "nowhere.md");
    expect(await failureOf(() => readSource(path))).toBe(`${path}: there is no such file.`);
  });

  it("below another file", async () => {
    const path = join(await write("file.md", "x"), "page.md");
    expect(await failureOf(() => readSource(path))).toBe(`${path}: it cannot be read (ENOTDIR).`);
  });
});

describe("a URL", () => {
  let server: LoopbackServer;
  let other: LoopbackServer;
  const closed: string[] = [];

  const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
    "/page.md": (_, response) => response.end("# Seite für alle\n"),
    "/accepts": ({ headers }, response) => response.end(headers.accept),
    "/packed": (_, response) => response.setHeader("content-encoding", "gzip").end(gzipSync("a: 1\n")),
    "/moved": (_, response) => response.writeHead(301, { location: "/moved-again" }).end(),
    "/moved-again": (_, response) => response.writeHead(307, { location: `${server.url}/page.md` }).end(),
    "/circle": (_, response) => response.writeHead(302, { location: "/circle" }).end(),
    "/away": (_, response) => response.writeHead(302, { location: `${other.url}/page.md` }).end(),
    "/to-a-file": (_, response) => response.writeHead(302, { location: "file:///etc/hostname" }).end(),
    "/nowhere": (_, response) => response.writeHead(404).end("a page that says so"),
    "/broken": (_, response) => response.writeHead(500, "Out of Order").end(),
    "/not-modified": (_, response) => response.writeHead(304).end(),
    "/announced": (_, response) => {
      response.writeHead(200, { "content-length": 30 * MB });
      response.write(Buffer.alloc(MB));
    },
    "/endless": (request, response) => {
      request.on("close", () => closed.push("/endless"));
      const send = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(MB, "a"))) {}
        response.once("drain", send);
      };
      send();
    },
    "/bomb": (_, response) =>
      response.setHeader("content-encoding", "gzip").end(gzipSync(Buffer.alloc(30 * MB))),
    "/slow": (_, response) => response.write("a: "),
    "/silent": () => {},
    "/cut-off": (_, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("a: 1", () => response.destroy());
    },
    "/latin1": (_, response) => response.end(Buffer.from("caf\xe9", "latin1")),
  };

  beforeAll(async () => {
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      answers[request.url ?? ""]?.(request, response);
    };
    server = await startServer(answer);
    other = await startServer((_, response) => response.end("from elsewhere"));
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await other[Symbol.asyncDispose]();
  });

  it.each([
    ["/page.md", "# Seite für alle\n"],
    ["/packed", "a: 1\n"],
    ["/moved", "# Seite für alle\n"],
  ])("is read: %s", async (path, text) => {
    expect((await readSource(server.url + path)).text).toBe(text);
  });

  it("is asked for as Markdown, for the sites that can", async () => {
    expect((await readSource(`${server.url}/accepts`)).text).toMatch(/^text\/markdown,/);
  });

  it.each([
    ["/nowhere", "the server answered 404 Not Found."],
    ["/broken", "the server answered 500 Out of Order."],
    ["/not-modified", "the server answered 304 Not Modified."],
    ["/circle", "redirects more than 5 times; name the URL where the document is in the end."],
    ["/to-a-file", "redirects to file:///etc/hostname, which is not https and is not read."],
    ["/announced", "is larger than the limit of 20 MB."],
    ["/endless", "is larger than the limit of 20 MB."],
    ["/bomb", "is larger than the limit of 20 MB."],
    ["/cut-off", "could not be read: "],
    ["/latin1", "is not UTF-8; save it as UTF-8."],
  ])("is not read: %s", async (path, message) => {
    expect(await failureOf(() => readSource(server.url + path))).toContain(message);
  });

  it("is left as soon as it is too large", async () => {
    await failureOf(() => readSource(`${server.url}/endless`));
    await expect.poll(() => closed).toContain("/endless");
  });

  it("is not followed to another origin", async () => {
    expect(await failureOf(() => readSource(`${server.url}/away`))).toBe(
      `${server.url}/away: redirects to ${other.url}/page.md; if that is right, name that URL instead.`,
    );
    expect(other.requests).toEqual([]);
  });

  it.each(["/silent", "/slow"])("is not waited for longer than the limit: %s", async (path) => {
    const limits = { timeoutMs: 300, maxBytes: MB };
    expect(await failureOf(() => readSource(server.url + path, limits))).toBe(
      `${server.url + path}: could not be read: no complete answer within 0.3 s.`,
    );
  });

  it("where nobody listens", async () => {
    const gone = await startServer(() => {});
    await gone[Symbol.asyncDispose]();
    expect(await failureOf(() => readSource(gone.url))).toMatch(/could not be read: .*ECONNREFUSED/);
  });

  it.each([
    ["http://docs.acme.example/page.md", "only https is read; use https://."],
    ["http://127.0.0.1.acme.example/", "only https is read; use https://."],
    ["ftp://acme.example/page.md", "expected a URL that begins with https://."],
    ["file:///etc/hostname", "expected a URL that begins with https://."],
    ["https://", "expected a URL that begins with https://."],
    [
      "https://user:secret@acme.example/",
      "a URL with a user name or password would be recorded; leave them out.",
    ],
  ])("is refused before anything is sent: %s", async (url, message) => {
    const text = await failureOf(() => readSource(url));
    expect(text).toContain(message);
    expect(text).not.toContain("secret");
  });
});
