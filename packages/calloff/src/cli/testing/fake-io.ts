import { Readable, Writable } from "node:stream";
import type { Io } from "../io.ts";

interface FakeIo extends Io {
  /** What was printed so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** Sends a signal to whoever listens. */
  interrupt(signal: NodeJS.Signals): void;
  /** Statuses with which the process was to end at once. */
  readonly exits: readonly number[];
}

interface Given {
  readonly stdin?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Of a terminal; none when left out. */
  readonly columns?: number;
  readonly rows?: number;
}

/** Surroundings in memory. */
export function fakeIo({ stdin = "", env = {}, columns, rows = 24 }: Given = {}): FakeIo {
  const [stdout, out] = memory(columns, rows);
  const [stderr, err] = memory(columns, rows);
  const listeners = new Set<(signal: NodeJS.Signals) => void>();
  const exits: number[] = [];
  return {
    ...{ stdin: Readable.from([Buffer.from(stdin)]), stdout, stderr, env, version: "1.2.3", out, err, exits },
    onInterrupt(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    interrupt(signal) {
      for (const listener of listeners) listener(signal);
    },
    exit: (status) => exits.push(status),
  };
}

function memory(columns: number | undefined, rows: number): [stream: Io["stdout"], text: () => string] {
  let text = "";
  const stream = new Writable({
    write(chunk, _, done) {
      text += chunk;
      done();
    },
  });
  const terminal = columns === undefined ? {} : { isTTY: true, columns, rows };
  return [Object.assign(stream, terminal), () => text];
}
