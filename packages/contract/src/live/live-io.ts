import type { Readable, Writable } from "node:stream";

/** What a live check reads and writes, so that a test can stand where the terminal is. */
export interface LiveIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable;
  /** Questions and failures, so that the report alone is on stdout. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
}
