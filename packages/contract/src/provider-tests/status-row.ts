import type { JobState } from "@calloff/runtime";

/**
 * What `status` must make of one answer, written by hand from what is known of the vendor: never from the overlay,
 * which the code under test reads.
 */
export interface StatusRow {
  /** The vendor's own value for the state. */
  readonly value: string | number;
  /** How the value is read, in a few words. */
  readonly means: string;
  /** The body of the vendor's answer that holds the value. */
  readonly body: object;
  /** The state that `status` must give. */
  readonly state: JobState;
  /** Whether the job can no longer change. */
  readonly final: boolean;
}

/** A vendor's status operation, and what is known of it. */
export interface StatusSubject {
  /** The path of the status request from the root of the vendor's host. */
  readonly url: string;
  /** The table of values. */
  readonly rows: readonly StatusRow[];
  /** The states that the vendor's status has no word for; left out where it has one for all that matter. */
  readonly lacks?: readonly JobState[];
  /** The body of an answer with a value that nobody knows; left out where every value has a meaning. */
  readonly unknownName?: object | undefined;
  /** An answer to a cancel that says that it was accepted, and no more; left out where the vendor has none. */
  readonly accepted?: { readonly status: number; readonly body?: object; readonly undocumented?: boolean };
}
