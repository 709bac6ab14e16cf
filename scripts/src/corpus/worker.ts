import { type ChildProcess, fork } from "node:child_process";
import type { DocumentResult } from "./document-result.ts";
import type { Assignment } from "./try-document.ts";

/** Megabytes of memory that a process may take. */
const MEMORY = 6144;

/** What a process tells: a part of a document's result, or that it is done with it. */
export type Told = { readonly part: Partial<DocumentResult> } | { readonly done: true };

/**
 * A process that takes one document after the other, for the compiler is slow to start. What ends it, or keeps it too
 * long, costs the document it had and no other.
 */
export class Worker {
  readonly #script: string;
  readonly #timeout: number;
  #child: ChildProcess | undefined;

  constructor(script: string, timeout: number) {
    this.#script = script;
    this.#timeout = timeout;
  }

  do(assignment: Assignment): Promise<Partial<DocumentResult>> {
    this.#child ??= this.#start();
    const child = this.#child;
    return new Promise((resolve) => {
      let result: Partial<DocumentResult> = {};
      let said = "";
      const timer = setTimeout(() => child.kill("SIGKILL"), this.#timeout);
      const listen = (chunk: unknown): void => {
        said = (said + String(chunk)).slice(-500);
      };
      const settle = (settled: Partial<DocumentResult>): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        child.stderr?.off("data", listen);
        resolve(settled);
      };
      child.stderr?.on("data", listen);
      child.on("message", (told: Told) => {
        if ("part" in told) result = { ...result, ...told.part };
        else settle(result);
      });
      child.on("exit", (code, signal) => {
        this.#child = undefined;
        settle(withEnd(result, `its process ended with ${signal ?? code}: ${said.trim()}`));
      });
      child.send(assignment);
    });
  }

  end(): void {
    this.#child?.kill();
  }

  #start(): ChildProcess {
    return fork(this.#script, {
      execArgv: [`--max-old-space-size=${MEMORY}`],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
  }
}

/** The step that had begun is the one that ended the process. */
function withEnd(told: Partial<DocumentResult>, why: string): Partial<DocumentResult> {
  const failed = { ok: false, why, seconds: 0 };
  const { vendored, generated, compiled, contract, openapiTypescript } = told;
  if (vendored === undefined) return { ...told, vendored: failed };
  if (vendored.ok && generated === undefined) return { ...told, generated: failed };
  if (generated?.ok && compiled === undefined) return { ...told, compiled: failed };
  if (compiled && contract === undefined) return { ...told, contract: { ...failed, operations: [] } };
  return openapiTypescript === undefined
    ? { ...told, openapiTypescript: failed }
    : { ...told, heyApi: failed };
}
