import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** The commands run in the repository's root. */
const FOLDER = join("scripts", "src", "bench", "cancel");

export const CONTESTANT: string = join(FOLDER, "contestant.mjs");

/** A program of the benchmark, in a process of its own. */
export interface Program {
  /** The next message that it sends. @throws Error when it ends instead; it has printed why */
  message(): Promise<unknown>;
  send(message: number): void;
  end(): void;
}

export interface Vendor {
  readonly baseUrl: string;
  end(): void;
}

export async function startVendor(): Promise<Vendor> {
  const program = startProgram(join(FOLDER, "vendor.mjs"), []);
  return { baseUrl: `http://127.0.0.1:${await program.message()}`, end: program.end };
}

export function startProgram(path: string, args: readonly string[]): Program {
  const child = fork(path, args);
  const ended = new AbortController();
  child.once("exit", (status) => ended.abort(new Error(`bench: ${path} ended with ${status}`)));
  return {
    async message() {
      const messages = once(child, "message", { signal: ended.signal });
      const [first] = await messages.catch(() => Promise.reject(ended.signal.reason));
      return first;
    },
    send: (message) => void child.send(message),
    end: () => void child.kill(),
  };
}
