import { gzipSync } from "node:zlib";
import { acme, answering } from "../acme.ts";
import type { HostileFamily } from "../hostile-case.ts";
import { brotliBomb, drip, gzipBomb, sendRaw, sendWithoutEnd } from "./bodies.ts";
import { byBoth, pageWith } from "./network-case.ts";

const TOO_LARGE = /: is larger than the limit of 20 MB\.$/;
const HTML = /: is HTML; the Markdown version of the page is needed/;
const DOCUMENT = JSON.stringify(acme());
/** Nobody wants to wait for 30 s to know that it would end. */
const HALF_A_SECOND = { timeoutMs: 500, maxBytes: 1024 * 1024 };
const TOO_LATE = /: could not be read: no complete answer within 0\.5 s\.$/;

/** Answers to one request for a document or a page. */
export const answers: HostileFamily = {
  name: "answers of servers",
  compilesClient: false,
  cases: [
    ...byBoth({
      name: "a gzip of 4 GB",
      answer: ({ response }) => response.setHeader("content-encoding", "gzip").end(gzipBomb()),
      refused: TOO_LARGE,
    }),
    ...byBoth({
      name: "a brotli bomb",
      answer: ({ response }) => response.setHeader("content-encoding", "br").end(brotliBomb()),
      refused: TOO_LARGE,
    }),
    ...byBoth({
      name: "compressed 200 times over, it says",
      answer: ({ response }) =>
        response.setHeader("content-encoding", Array(200).fill("gzip").join(", ")).end(gzipSync(DOCUMENT)),
      refused: /: could not be read: too many content-encodings/,
    }),
    ...byBoth({
      name: "no gzip, it says it is",
      answer: ({ response }) => response.setHeader("content-encoding", "gzip").end(DOCUMENT),
      refused: /: could not be read: the answer is not compressed as its headers say\.$/,
    }),
    ...byBoth({
      name: "a body without end",
      answer: ({ response }) => sendWithoutEnd(response),
      refused: TOO_LARGE,
    }),
    ...byBoth({
      name: "a body of 100 GB, it says",
      answer: ({ response }) => response.setHeader("content-length", 100e9).write("openapi: "),
      refused: TOO_LARGE,
    }),
    ...byBoth({
      name: "a byte every 100 ms",
      answer: ({ response }) => drip(response),
      limits: HALF_A_SECOND,
      refused: TOO_LATE,
    }),
    ...byBoth({
      name: "no headers",
      answer: () => {},
      limits: HALF_A_SECOND,
      refused: TOO_LATE,
    }),
    ...byBoth({
      name: "early hints without end",
      answer({ response }) {
        const timer = setInterval(
          () => response.socket?.write("HTTP/1.1 103 Early Hints\r\nlink: <a>\r\n\r\n"),
          20,
        );
        response.on("close", () => clearInterval(timer));
      },
      limits: HALF_A_SECOND,
      refused: TOO_LATE,
    }),
    ...byBoth({
      name: "headers of 1 MB",
      answer: ({ response }) =>
        sendRaw(response, `HTTP/1.1 200 OK\r\nx-a: ${"a".repeat(1024 * 1024)}\r\n\r\n`),
      refused: /: could not be read: the headers of the answer are too large\.$/,
    }),
    ...byBoth({
      name: "what is not HTTP",
      answer: ({ response }) => sendRaw(response, "\u0000\u0001SSH-2.0-acme\r\n"),
      refused: /: could not be read: the server does not speak HTTP\.$/,
    }),
    ...byBoth({
      name: "nothing, and the connection closed",
      answer: ({ response }) => response.destroy(),
      refused: /: could not be read: the connection was closed before the end of the answer\.$/,
    }),
    ...byBoth({
      name: "less than Content-Length says",
      answer: ({ response }) =>
        sendRaw(response, `HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n${DOCUMENT}`),
      refused: /: could not be read: the connection was closed before the end/,
    }),
    ...byBoth({
      name: "more than Content-Length says",
      answer: ({ response }) => sendRaw(response, `HTTP/1.1 200 OK\r\ncontent-length: 40\r\n\r\n${DOCUMENT}`),
      refused: /openapi\.json:1:\d+: /,
    }),
    ...byBoth({ name: "an empty body", answer: ({ response }) => response.end(), refused: /: is empty\.$/ }),
    ...byBoth({
      name: "a page of HTML",
      answer: ({ response }) =>
        response.setHeader("content-type", "application/json").end("<!DOCTYPE html><title>Acme</title>"),
      refused: HTML,
    }),
    ...byBoth({
      name: "a page to log in at, after a redirect",
      answer({ request, response }) {
        if (request.url === "/login") response.end("<html><form action=/login><input name=password></form>");
        else response.writeHead(302, { location: "/login" }).end();
      },
      refused: HTML,
    }),
    ...byBoth({
      name: "a document that is HTML, by its content type",
      answer: ({ response }) => response.setHeader("content-type", "text/html; charset=utf-16").end(DOCUMENT),
    }),
    ...byBoth({
      name: "UTF-16",
      answer: ({ response }) => response.end(Buffer.from(`\uFEFF${DOCUMENT}`, "utf16le")),
      refused: /: is not UTF-8/,
    }),
    ...byBoth({
      name: "a failure in the words of a terminal",
      answer: ({ response }) =>
        sendRaw(response, "HTTP/1.1 500 \u001b[2J\u202eno\r\ncontent-length: 0\r\n\r\n"),
      refused: /: the server answered 500 /,
    }),
    ...byBoth({
      name: "not modified, of what was never read",
      answer: ({ response }) => response.writeHead(304, { etag: '"a"' }).end(),
      refused: /: the server answered 304 Not Modified\.$/,
    }),
    ...byBoth({
      name: "patience of a hundred years",
      answer: ({ response }) => response.writeHead(429, { "retry-after": "999999999" }).end(),
      refused: /: the server answered 429 Too Many Requests, and asks for 999999999 s of patience/,
    }),
    ...byBoth({
      name: "a page whose fragment refers to a cloud's metadata",
      path: "/page.md",
      answer: ({ response }) => response.end(pageReferringTo("http://169.254.169.254/latest/meta-data/")),
      refused:
        /\/page\.md:4:\d+: \$ref "http:\/\/169\.254\.169\.254\/latest\/meta-data\/" leaves the document/,
    }),
    ...byBoth({
      name: "a page whose fragment refers to another server",
      path: "/page.md",
      answer: ({ response, canary }) => response.end(pageReferringTo(`${canary}/schema.json`)),
      refused: /leaves the document and is not fetched/,
    }),
    ...byBoth({
      name: "a page of lists in lists",
      path: "/page.md",
      answer: ({ response }) => response.end(`# Page\n${"- ".repeat(5_000_000)}`),
      refused: /\/page\.md: the page is nested too deep to be read/,
    }),
    ...byBoth({
      name: "a page of 50,000 paragraphs, with a document",
      path: "/page.md",
      answer: ({ response }) => response.end("a\n\n".repeat(24_990) + pageWith(DOCUMENT)),
    }),
    ...byBoth({
      name: "a page of four million headings",
      path: "/page.md",
      answer: ({ response }) => response.end("# a\n".repeat(4_000_000)),
      refused: /\/page\.md: the page has more than 50000 lines/,
    }),
    ...byBoth({
      name: "a page of front matter without end",
      path: "/page.md",
      answer: ({ response }) => response.end(`---\n${"a: b\n".repeat(3_000_000)}`),
      refused: /\/page\.md/,
    }),
    ...byBoth({
      name: "a page of a million fences",
      path: "/page.md",
      answer: ({ response }) => response.end("```\nx\n```\n".repeat(1_000_000)),
      refused:
        /\/page\.md: the page has more than 50000 lines; save the document in it to a file and name that\.$/,
    }),
  ],
};

function pageReferringTo(target: string): string {
  return pageWith(JSON.stringify(answering({ $ref: target })));
}
