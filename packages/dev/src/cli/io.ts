import type { Readable } from "node:stream";

/** Where the command line works, and whom it talks to. */
export interface Io {
  /** The folder that it was started in. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly version: string;
}
