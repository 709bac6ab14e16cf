import type { JobState } from "@calloff/runtime";

/**
 * What `status` must make of one answer, written by hand from what is known of the vendor: never from the overlay,
 * which the code under test reads.
 */
export interface StatusRow {
  /** The vendor's own value. */
  readonly value: string;
  /** How it is read, in short. */
  readonly means: string;
  readonly body: object;
  readonly state: JobState;
  readonly final: boolean;
}

/** A vendor's status operation, and what is known of it. */
export interface StatusSubject {
  /** Path from the root of the vendor's host. */
  readonly url: string;
  readonly rows: readonly StatusRow[];
  /** A body with a value that is not among them. */
  readonly stranger: object;
  /** An answer to a cancel that says that it was accepted, and no more; left out where the vendor has none. */
  readonly accepted?: { readonly status: number; readonly body?: object; readonly undocumented?: boolean };
}
