import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, posix } from "node:path";
import { UserError } from "@calloff/openapi/internal";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
};

interface Site {
  readonly folder: string;
  readonly base: string;
  /** 0 for any that is free. */
  readonly port: number;
}

/** Serves a built site on 127.0.0.1. @throws UserError when the port cannot be had */
export async function serveSite({ folder, base, port }: Site): Promise<{ url: string; server: Server }> {
  const server = createServer(async ({ url = "/" }, answer) => {
    const found = await find(folder, base, url);
    const file = found ?? "404.html";
    const content = await readFile(join(folder, file));
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    answer.writeHead(found === undefined ? 404 : 200, { "content-type": type }).end(content);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", ({ code }: NodeJS.ErrnoException) => {
      reject(new UserError(`port ${port} cannot be had (${code}); give another one with --port.`));
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${chosen}${base}`, server };
}

/** The file that an address names. */
async function find(folder: string, base: string, url: string): Promise<string | undefined> {
  const [path = ""] = url.split(/[?#]/);
  if (!path.startsWith(base) || !/^[\w./@~-]*$/.test(path)) return undefined;
  // From the root, so that no dots lead out of the folder.
  const file = posix.join("/", path.slice(base.length), path.endsWith("/") ? "index.html" : "");
  return (await readFile(join(folder, file)).catch(() => undefined)) === undefined ? undefined : file;
}
