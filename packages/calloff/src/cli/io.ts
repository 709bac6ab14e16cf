import type { Readable, Writable } from "node:stream";

/** What a command has of its surroundings; a test gives it others. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  /** Where keys are looked for, and those of a file are put. */
  readonly env: NodeJS.ProcessEnv;
  /** Calls `listener` at each SIGINT until the returned function is called. */
  onInterrupt(listener: () => void): () => void;
}
