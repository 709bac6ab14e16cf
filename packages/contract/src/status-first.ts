import { isJsonObject, type JsonObject, type JsonValue, parsePointer } from "@calloff/openapi/internal";
import type { Handed } from "./call-client.ts";
import type { DocumentedOperation } from "./documented-operation.ts";

type Fetch = typeof globalThis.fetch;

/** States in which a job may still be running. */
const RUNNING = ["queued", "running", "canceling"];
const DONE = ["succeeded", "failed", "ended"];

/**
 * What is wrong with a cancel that deletes a finished job's result: the status must have been read first, and nothing
 * may be sent to a job that has finished. The vendor's status operation is played here, beside what is under test.
 */
export class StatusFirst {
  readonly #status: DocumentedOperation;
  readonly #problems: string[] = [];
  #reads = 0;

  /** @param status the operation that reads the status of the same kind of job */
  constructor(status: DocumentedOperation) {
    this.#status = status;
  }

  /** Of the call that was made over `wrap`. */
  get problems(): readonly string[] {
    return this.#reads === 1
      ? this.#problems
      : [...this.#problems, `the job's status was read ${this.#reads} times, not once`];
  }

  /** Answers the status of a job that is running; all else goes on. */
  wrap(fetch: Fetch): Fetch {
    return async (input, init) => {
      const sent = `${init?.method} ${new URL(String(input)).pathname}`;
      if (!this.#isRead(sent)) {
        if (this.#reads === 0) this.#problems.push(`${sent} was sent before the job's status was read`);
        return fetch(input, init);
      }
      this.#reads += 1;
      return Response.json(bodyIn(this.#status.job?.state, RUNNING) ?? {});
    };
  }

  /** Cancels a job that has finished, of which nobody but the status operation may hear. */
  async cancelFinished(cancel: (fetch: Fetch) => Promise<Handed>): Promise<string[]> {
    const body = bodyIn(this.#status.job?.state, DONE);
    if (body === undefined) return [];
    const others: string[] = [];
    const { meaning } = await cancel(async (input, init) => {
      const sent = `${init?.method} ${new URL(String(input)).pathname}`;
      if (this.#isRead(sent)) return Response.json(body);
      others.push(sent);
      return new Response(null, { status: 204 });
    });
    const late = others.map((sent) => `a job that has finished is sent ${sent}, which deletes its result`);
    return meaning === "already-finished"
      ? late
      : [...late, `a job that has finished is already-finished, and the client says ${meaning}`];
  }

  #isRead(sent: string): boolean {
    const { method, path } = this.#status;
    const template = path.replace(/[\\^$.*+?()[\]|]/g, "\\$&").replace(/\{[^{}]+\}/g, "[^/]+");
    return new RegExp(`^${method} .*${template}$`).test(sent);
  }
}

/** An answer's body that the overlay's rule reads as one of the states; undefined where none is. */
function bodyIn(rule: JsonValue | undefined, states: readonly string[]): JsonObject | undefined {
  if (!isJsonObject(rule)) return undefined;
  const { at, values, otherwise } = rule;
  for (const [value, meaning] of Object.entries(isJsonObject(values) ? values : {})) {
    const inner = typeof meaning === "string" ? {} : bodyIn(meaning, states);
    if (inner === undefined || (typeof meaning === "string" && !states.includes(meaning))) continue;
    put(inner, parsePointer(String(at)), value);
    return inner;
  }
  return typeof otherwise === "string" && states.includes(otherwise) ? {} : undefined;
}

function put(root: JsonObject, keys: readonly string[], value: string): void {
  let holder = root;
  for (const key of keys.slice(0, -1)) {
    const next = holder[key];
    const own = isJsonObject(next) ? next : {};
    holder[key] = own;
    holder = own;
  }
  holder[keys.at(-1) ?? ""] = value;
}
