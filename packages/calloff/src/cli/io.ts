import type { Readable, Writable } from "node:stream";

/** What a command has of its surroundings; a test gives it others. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable & Terminal;
  readonly stderr: Writable & Terminal;
  /** Where keys are looked for, and those of a file are put. */
  readonly env: NodeJS.ProcessEnv;
  /** Of this package. */
  readonly version: string;
  /** Calls `listener` at each signal that asks the process to end, until the returned function is called. */
  onInterrupt(listener: (signal: NodeJS.Signals) => void): () => void;
  /** Ends the process at once. */
  exit(status: number): void;
}

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}
