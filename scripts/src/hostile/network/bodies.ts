import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const MEGABYTE = Buffer.alloc(1024 * 1024, "x");

/** A gzip of some megabytes that becomes 4 GB: a file may be of many parts, and these are all the same. */
export function gzipBomb(): Buffer {
  const part = gzipSync(Buffer.alloc(16 * MEGABYTE.length, "x"));
  return Buffer.concat(Array.from({ length: 256 }, () => part));
}

/** Some hundred bytes that become 128 MB. */
export function brotliBomb(): Buffer {
  return brotliCompressSync(Buffer.alloc(128 * MEGABYTE.length, "x"), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 2, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
}

/** Sends until nobody listens any more. */
export function sendWithoutEnd(response: ServerResponse, chunk: string | Buffer = MEGABYTE): void {
  const endless = (function* () {
    while (!response.destroyed) yield chunk;
  })();
  Readable.from(endless).pipe(response);
}

/** A byte every 100 ms. */
export function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write("x"), 100);
  response.on("close", () => clearInterval(timer));
}

/** What no server library would send. */
export function sendRaw({ socket }: ServerResponse, text: string): void {
  socket?.end(text);
}
