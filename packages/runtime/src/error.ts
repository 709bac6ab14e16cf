/**
 * What went wrong, for programs.
 *
 * - Nothing was sent: `missing-credentials`, `invalid-credentials`, `invalid-job-id`, `invalid-options`.
 * - The vendor answered: `unauthorized`, `forbidden`, `not-found` (for `cancel` a state and not an error),
 *   `invalid-request`, `rate-limited`, `server-error`, `unexpected-response`.
 * - No answer came: `network`, `timeout`, `aborted`.
 */
export type CalloffErrorCode =
  | "missing-credentials"
  | "invalid-credentials"
  | "invalid-job-id"
  | "invalid-options"
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "invalid-request"
  | "rate-limited"
  | "server-error"
  | "unexpected-response"
  | "network"
  | "timeout"
  | "aborted";

/** The fields of a {@link CalloffError}. A provider of your own may throw one. */
export interface CalloffErrorFields {
  /** What went wrong, for programs. */
  readonly code: CalloffErrorCode;
  /** What happened and what to do next, for people. It must not hold a key. */
  readonly message: string;
  /** The provider's name, if the error belongs to one. */
  readonly provider?: string | undefined;
  /** Method and path template, for example `DELETE /job/{jobId}`. */
  readonly operation?: string | undefined;
  /** The vendor's HTTP status, if it answered. */
  readonly status?: number | undefined;
  /**
   * The number of attempts, including those that made no connection.
   *
   * @default 0
   */
  readonly attempts?: number | undefined;
  /** Milliseconds that the vendor asked to wait, if it did. */
  readonly retryAfter?: number | undefined;
  /** The vendor's body: parsed JSON, or its text. */
  readonly body?: unknown;
  /** What caused the error. */
  readonly cause?: unknown;
}

/** In the global registry, so that every copy of this package has the same one. */
const BRAND = Symbol.for("calloff.error");

/**
 * The one error class of Calloff. Recognize it with {@link CalloffError.is}, which also accepts an error thrown by
 * another copy of this package. Its message says what happened and what to do next. It never holds a key.
 *
 * @example
 * try {
 *   await pulse.cancel("abc");
 * } catch (error) {
 *   if (CalloffError.is(error) && error.code === "rate-limited") await wait(error.retryAfter ?? 1_000);
 *   else throw error;
 * }
 */
export class CalloffError extends Error {
  /** What went wrong, for programs. */
  declare readonly code: CalloffErrorCode;
  /** The provider's name, if the error belongs to one. */
  declare readonly provider: string | undefined;
  /** Method and path template, for example `DELETE /job/{jobId}`. */
  declare readonly operation: string | undefined;
  /** The vendor's HTTP status, if it answered. */
  declare readonly status: number | undefined;
  /** The number of attempts, including those that made no connection; 0 if the call was refused before the first one. */
  declare readonly attempts: number;
  /** Milliseconds that the vendor asked to wait, if it did. */
  declare readonly retryAfter: number | undefined;
  /** The vendor's body: parsed JSON, or its text. */
  declare readonly body: unknown;

  constructor(fields: CalloffErrorFields) {
    const { code, message, provider, operation, status, attempts = 0, retryAfter, body, cause } = fields;
    super(message, cause === undefined ? undefined : { cause });
    // All of them, also those that are undefined: every error has the same shape.
    Object.assign(this, { code, provider, operation, status, attempts, retryAfter, body });
    Object.defineProperties(this, {
      name: { value: "CalloffError" },
      // JSON.stringify prints what is enumerable, and a log without the message is of no use.
      message: { value: message, enumerable: true },
      [BRAND]: { value: true },
    });
  }

  /** Whether `value` is a CalloffError of this or another copy of the package. It never throws. */
  static is(value: unknown): value is CalloffError {
    try {
      return typeof value === "object" && value !== null && BRAND in value;
    } catch {
      // A proxy that throws when it is looked at.
      return false;
    }
  }
}
