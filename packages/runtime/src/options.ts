import type { ProviderDescriptor } from "./descriptor.ts";
import type { Hooks } from "./http/hooks.ts";

/**
 * An API key, or a function that gets it. The function may be async, and is called once for every call, so that a key
 * can come from a vault or be replaced while the program runs.
 */
export type ApiKey = string | (() => string | Promise<string>);

/** API keys by the names of the security schemes in the vendor's document, for a provider that takes several. */
export type ApiKeys = Readonly<Record<string, ApiKey | undefined>>;

/** The options of every `create<Provider>` function. An option of the wrong kind throws `invalid-options` at once. */
export interface ClientOptions<Key = ApiKey> {
  /**
   * The API key, or a function that gets it.
   *
   * @default the provider's environment variable, for example `PULSE_API_KEY`, read at each call
   */
  readonly apiKey?: Key | undefined;
  /**
   * The address that operations' paths are appended to; its own path is kept. `https:` only, except for this machine
   * (`localhost`, `127.0.0.1`, `[::1]`).
   *
   * @default the provider's environment variable, for example `PULSE_BASE_URL`, read when the client is created; else
   *   the vendor's. Without any of them, a call fails with `invalid-options`
   */
  readonly baseUrl?: string | undefined;
  /**
   * The function that sends requests, for a proxy, a tracer or a test.
   *
   * @default the global `fetch`, looked up at each call
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * Further attempts after the first, from 0 to 10. Network errors and the statuses 408, 429 and 5xx are tried again,
   * for `cancel`, for `status` and for methods that HTTP calls idempotent.
   *
   * @default 2
   */
  readonly retries?: number | undefined;
  /**
   * Milliseconds for one whole call, with its retries and the waits between them.
   *
   * @default 30_000
   */
  readonly timeout?: number | undefined;
  /**
   * Milliseconds for a single attempt.
   *
   * @default 10_000
   */
  readonly attemptTimeout?: number | undefined;
  /**
   * Bytes of a body that are read at most, counted after decompression, from 1 to 2^30. A longer body ends the call
   * with `unexpected-response`; an accepted cancel stands without its body.
   *
   * @default 1_048_576
   */
  readonly maxBodyBytes?: number | undefined;
  /**
   * Headers that are sent with every call, for example the version of the vendor's API or an organization. They
   * override the headers that the vendor's document requires. Headers of a single call of the typed client override them.
   *
   * @default none
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Functions that are called for every request, answer, retry and warning, for logs and metrics.
   *
   * @default none
   */
  readonly hooks?: Hooks | undefined;
}

/** The options of one call. An option of the wrong kind throws `invalid-options` before anything is sent. */
export interface CallOptions {
  /**
   * Ends the call at once when the signal aborts: the call rejects with `aborted`. A request in flight may still reach
   * the vendor.
   *
   * @default none
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds for the whole call, with its retries and the waits between them.
   *
   * @default the provider's `timeout`
   */
  readonly timeout?: number | undefined;
  /**
   * Further attempts after the first, from 0 to 10.
   *
   * @default the provider's `retries`
   */
  readonly retries?: number | undefined;
}

/** The options of one `cancel`. */
export interface CancelOptions extends CallOptions {}

/** An option of `cancel` for a vendor whose cancel deletes the result of a finished job. */
export interface EvenIfFinished {
  /**
   * Whether to send the cancel without reading the job's status first. The vendor then deletes a finished job's result.
   *
   * @default false
   */
  readonly evenIfFinished?: boolean | undefined;
}

/** The options of one `cancel` that is followed up until the job is known to have stopped. */
export interface ConfirmOptions extends CallOptions {
  /**
   * Whether to read the job's status, after an answer that says no more than `canceling`, until it is final.
   * `timeout` is then for the cancel and all reads together, 120,000 ms unless it is given.
   */
  readonly confirm: boolean | undefined;
  /**
   * Called once, after the vendor has accepted the cancel and before the first status request. From then on, only status
   * requests are sent.
   *
   * @default none
   */
  readonly onAccepted?: (() => void) | undefined;
}

/** A provider's options, checked and completed. */
export interface Settings {
  readonly apiKey: ApiKey | ApiKeys | undefined;
  /** Empty where nobody has said it yet: then a call fails. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly retries: number;
  readonly timeout: number;
  readonly attemptTimeout: number;
  readonly maxBodyBytes: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly hooks: Hooks;
}

/** One call's options, checked and completed. */
export interface CallSettings {
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
  readonly retries: number;
}

/** The provider that a request goes to, and its user's settings. */
export interface ProviderContext<Descriptor extends ProviderDescriptor = ProviderDescriptor> {
  readonly descriptor: Descriptor;
  readonly settings: Settings;
}
