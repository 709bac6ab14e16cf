import type { JobState, Meaning } from "@calloff/runtime";

/** What a person says of a vendor because the document leaves it out. */
export interface Answers {
  /** As it stands in identifiers, for example `TensorPix`. */
  readonly identifier: string;
  /** Where the vendor is; undefined where the document says it in a way that can be used. */
  readonly server: string | undefined;
  /** By the name of the security scheme; those that are not named keep what codegen makes of them. */
  readonly credentials: Readonly<Record<string, CredentialAnswer>>;
  /** Undefined for typed fetch alone. */
  readonly cancel: CancelAnswer | undefined;
  /** Only where there is a cancel. */
  readonly status: StatusAnswer | undefined;
  /** Operations that the client is not to have, such as `POST /files`. */
  readonly without: readonly string[];
}

export interface CredentialAnswer {
  /** The environment variable that holds the key. */
  readonly env: string;
  /** What stands before the key. */
  readonly prefix?: string;
}

export interface CancelAnswer {
  /** As in `DELETE /jobs/{id}`. */
  readonly operation: string;
  /** What each documented status means; those that HTTP explains may be missing. */
  readonly answers: Readonly<Record<string, Meaning>>;
}

export interface StatusAnswer {
  /** As in `GET /jobs/{id}`. */
  readonly operation: string;
  /** A JSON Pointer to the value that says how the job is. */
  readonly at: string;
  /** What the vendor's values mean. */
  readonly values: Readonly<Record<string, JobState>>;
}

interface GivenCancel {
  readonly operation: string;
  readonly answers: Readonly<Record<string, Meaning | `/${string}`>>;
}

/** What was said beforehand, as options or in a file; what is missing is asked, or left out. */
export interface GivenAnswers {
  readonly identifier?: string | undefined;
  readonly server?: string | undefined;
  /** With an empty name: of the one scheme that there is. */
  readonly credentials: Readonly<Record<string, Partial<CredentialAnswer>>>;
  /** `false` when it is said that there is none. A meaning may be a place in the body, as in `/status`. */
  readonly cancel?: GivenCancel | false | undefined;
  readonly status?: (Partial<StatusAnswer> & Pick<StatusAnswer, "operation">) | false | undefined;
  readonly without?: readonly string[] | undefined;
}

export function isNothingGiven({ credentials, ...others }: GivenAnswers): boolean {
  const given = [...Object.values(credentials), ...Object.values(others)];
  return given.every((answer) => answer === undefined);
}
