import { once } from "node:events";
import type { Writable } from "node:stream";

/**
 * Writes a line, and gives a promise where its reader is behind: one who goes on without waiting would fill the memory
 * with lines that nobody reads.
 *
 * @returns what resolves when there is room again
 */
export function writeLine(stream: Writable, line: string): Promise<void> | undefined {
  if (stream.write(`${line}\n`)) return undefined;
  return once(stream, "drain").then(() => {});
}
