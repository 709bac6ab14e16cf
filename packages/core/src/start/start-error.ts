import { CalloffError, type CalloffErrorFields, type Outcome } from "@calloff/runtime";

/** What a {@link StartError} is made of: the fields of every CalloffError, and its own. */
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
 * Why `start` gave no job, and what became of a job that was submitted all the same. Recognize it with
 * {@link StartError.is}. Its `cause` is what `submit` failed with, or the reason of the signal that aborted.
 */
export class StartError extends CalloffError {
  /**
   * Whether there may be a job that runs, and is paid for: `false` when none was submitted, or its cancel has stopped
   * it. Where it is `true` and `reference` is `undefined`, only the vendor's own list of jobs can tell.
   */
  declare readonly mayBeRunning: boolean;
  /** The job that was submitted, as `provider:id`; `undefined` when its id did not come. */
  declare readonly reference: string | undefined;
  /** What the vendor answered when that job was canceled; `undefined` when there was no such answer. */
  declare readonly outcome: Outcome | undefined;
  /** Why canceling that job failed; `undefined` when it did not fail. */
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
