import type { Redact } from "../auth/redact.ts";
import type { CallSettings } from "../options.ts";

/** One call of a provider's operation, with what may be done for it. */
export interface Call extends CallSettings {
  /** Method and path template, for messages and hooks: `DELETE /job/{jobId}`. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  /** By their names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that is still being read counts against the time limit. */
  readonly body?: ArrayBuffer | Promise<ArrayBuffer> | undefined;
  /** Which HTTP cache may answer instead of the vendor. */
  readonly cache?: RequestCache | undefined;
  /** Sends this call instead of the provider's `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Whether the vendor may get it more than once. */
  readonly repeatable: boolean;
  /** Whether an answer is worth nothing without its body. */
  readonly needsBody: boolean;
  /** Whether the body of a 2xx is handed over unread. */
  readonly streams?: boolean;
}

/** How far a call has come. */
export interface Progress {
  /** Attempts, also those that made no connection. */
  readonly attempts: number;
  /** An earlier attempt may have been carried out although its answer was lost. */
  readonly retried: boolean;
}

/** A vendor's answer, its body read. */
export interface Answer extends Progress {
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: Headers;
  /** Empty where the body could not be read; `unreadable` says why. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly unreadable: string | undefined;
  /** The body itself, where it is not read. */
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined;
  /** Takes the key out of the body, should the vendor repeat it. */
  readonly redact: Redact;
}

/** By the caller's signal, not by a time limit. */
export function isAborted({ signal }: Pick<Call, "signal">): boolean {
  return signal?.aborted === true;
}
