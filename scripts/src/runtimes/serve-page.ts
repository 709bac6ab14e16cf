import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
};

/** A file of the page's folder; 404 where there is none. */
export async function servePage(
  folder: string | undefined,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const name = path === "/" ? "index.html" : normalize(path);
  const content =
    folder === undefined ? undefined : await readFile(join(folder, name)).catch(() => undefined);
  if (content === undefined) response.writeHead(404).end();
  else response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "text/plain" }).end(content);
}
