import type { CalloffErrorCode, CancelState, JobId, JobState } from "@calloff/runtime";

/**
 * What `cancel` must make of one answer, written by hand from the vendor's page: never from the overlay,
 * which the code under test reads.
 */
export type AnswerRow = StateRow | ErrorRow;

interface Row {
  /** The status as the document writes it, where that is a range or `default`; left out where it is `status`. */
  readonly documented?: string;
  /** The status that the vendor answers with. */
  readonly status: number;
  /** The vendor's body, where the one that Prism makes up from the document would not do. */
  readonly body?: unknown;
  /** What the vendor's page says of this answer, in short. */
  readonly page: string;
  /**
   * Said of a range, or of an answer with a body that says nothing: each status means what HTTP defines for it, and this
   * row is only one of them.
   */
  readonly http?: true;
}

/** An answer that says something of the job. */
export interface StateRow extends Row {
  /** The state that the outcome must have. */
  readonly state: CancelState;
  /** Whether the job is known to have stopped. */
  readonly stopped: true | undefined;
}

/** An answer that says nothing of the job. */
export interface ErrorRow extends Row {
  /** The code of the error that `cancel` must reject with. */
  readonly error: CalloffErrorCode;
}

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

/** The cancel of one job, exactly as the vendor must receive it; written by hand from the vendor's page. */
export interface CancelRequest {
  /** A job id as the vendor writes them; an object of its parts, in their order in a job reference, where it has several. */
  readonly id: JobId;
  /** An API key; any text. */
  readonly key: string;
  /** The method in capitals. */
  readonly method: string;
  /** The path from the root of the vendor's host, base path and trailing slash included, with a query that is part of it. */
  readonly url: string;
  /** The JSON body; left out where there is none. */
  readonly body?: object;
  /** Headers that every request to the vendor must have, by their names in lower case; left out where there are none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Said where a cancel deletes a finished job's result: then the status must be read first. */
  readonly whenFinished?: "destroys-result";
  /** The header with the key: its name in lower case, and its whole value; left out where the key is in none. */
  readonly header?: readonly [name: string, value: string];
  /** The query that carries the key, as in `?key=a-key`; left out where the key is in none. */
  readonly search?: string;
}

/** What a vendor answers to a cancel, and what it must be taken for. */
export interface MomentRow {
  /** The status of the answer. */
  readonly status: number;
  /** The body of the answer; left out where it has none. */
  readonly body?: object;
  /** The state that the outcome must have. */
  readonly state: CancelState;
  /** What the vendor's page says of this moment, in a few words. */
  readonly page: string;
}

/** Moments in a job's life at which a cancel comes, written by hand from what is known of the vendor. */
export interface Moments {
  /** The first cancel of a running job, which takes hold. */
  readonly initial: MomentRow;
  /** Another cancel, after the first took hold; left out where its answer is not known. */
  readonly repeated?: MomentRow | undefined;
  /** A cancel that comes after the job has finished; left out where its answer is not known. */
  readonly afterCompletion?: MomentRow | undefined;
}
