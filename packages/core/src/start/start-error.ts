import { CalloffError, type CalloffErrorFields, type Outcome } from "@calloff/runtime";

/** The fields of a {@link StartError}: those of every CalloffError, and its own. */
export interface StartErrorFields extends CalloffErrorFields {
  /** See {@link StartError.mayBeRunning}. */
  readonly mayBeRunning: boolean;
  /** See {@link StartError.reference}. */
  readonly reference?: string | undefined;
  /** See {@link StartError.outcome}. */
  readonly outcome?: Outcome | undefined;
  /** See {@link StartError.cancelError}. */
  readonly cancelError?: CalloffError | undefined;
}

/** In the global registry, so that every copy of this package has the same one. */
const BRAND = Symbol.for("calloff.start-error");

/**
 * The error when `start` returns no job. It also says what became of a job that may have been submitted. Recognize it
 * with {@link StartError.is}. Its `cause` is the error of `submit`, or the reason of the signal that aborted.
 */
export class StartError extends CalloffError {
  /**
   * Whether a paid job may be running: `false` if none was submitted, or its cancel has stopped it. If it is `true` and
   * `reference` is `undefined`, look in the vendor's own list of jobs.
   */
  declare readonly mayBeRunning: boolean;
  /** The job that was submitted, as `provider:id`; `undefined` if its id is not known. */
  declare readonly reference: string | undefined;
  /** The outcome of canceling that job; `undefined` if there is none. */
  declare readonly outcome: Outcome | undefined;
  /** The error of canceling that job; `undefined` if it did not fail. */
  declare readonly cancelError: CalloffError | undefined;

  constructor(fields: StartErrorFields) {
    super(fields);
    const { mayBeRunning, reference, outcome, cancelError } = fields;
    // All of them, also those that are undefined: every error has the same shape.
    Object.assign(this, { mayBeRunning, reference, outcome, cancelError });
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** Whether `value` is a StartError, of this copy of the package or of another. */
  static override is(value: unknown): value is StartError {
    return typeof value === "object" && value !== null && BRAND in value;
  }
}
