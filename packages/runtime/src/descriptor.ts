import type { CalloffErrorCode } from "./error.ts";
import type { JobState } from "./job-status.ts";
import type { CancelState } from "./outcome.ts";

/** How a key is sent: `prefix` and the key, in this header. */
export interface CredentialDescriptor {
  readonly header: string;
  /** For example `"Token "`, its space included; empty where the key is sent as it is. */
  readonly prefix: string;
  /** The environment variable that is read when no `apiKey` is given. */
  readonly env: string;
}

/** What is checked of an id before a URL is built from it. */
export type IdKind = "string" | "integer" | "uuid";

/** The error codes that an answer can mean. */
export type AnswerErrorCode = Extract<
  CalloffErrorCode,
  | "unauthorized"
  | "forbidden"
  | "invalid-request"
  | "rate-limited"
  | "server-error"
  | "timeout"
  | "unexpected-response"
>;

/** A state that stands in the answer's body. */
export interface StateInBody {
  /** JSON Pointer (RFC 6901) to the deciding value. */
  readonly at: string;
  readonly values: Readonly<Record<string, CancelState>>;
  /** For a missing, unreadable or unknown value. */
  readonly otherwise: CancelState;
}

export type Meaning = CancelState | AnswerErrorCode | StateInBody;

/** An operation on one job. */
export interface JobOperation {
  readonly method: string;
  /** The path template, with one parameter: the job's id. */
  readonly path: string;
  readonly id: { readonly name: string; readonly kind: IdKind };
}

/** A vendor's cancel operation, as its document describes it. */
export interface CancelDescriptor extends JobOperation {
  /** By status; `4XX` ranges and `default` as in OpenAPI. */
  readonly answers: Readonly<Record<string, Meaning>>;
}

/** Where a status stands in the answer's body, and what the vendor's words mean. */
export interface StatusRule {
  /** JSON Pointer (RFC 6901) to the deciding value. */
  readonly at: string;
  /** A state, or another rule where the value alone does not decide. */
  readonly values: Readonly<Record<string, JobState | StatusRule>>;
  /** For a missing or unknown value; `unknown` unless it is said. */
  readonly otherwise?: JobState;
}

/** A vendor's operation that reads a job's status. */
export interface StatusDescriptor extends JobOperation {
  /** The 2xx statuses that are documented; all others are read as HTTP defines them. */
  readonly documented: readonly string[];
  readonly state: StatusRule;
}

/** All that a provider package tells the runtime; generated from the vendor's document. */
export interface ProviderDescriptor<Name extends string = string> {
  readonly name: Name;
  readonly baseUrl: string;
  /** Absent where the vendor's document asks for no key. */
  readonly credential?: CredentialDescriptor;
}

/** A descriptor of a vendor that can cancel jobs. */
export interface CancelableDescriptor<Name extends string = string> extends ProviderDescriptor<Name> {
  readonly cancel: CancelDescriptor;
}

/** A descriptor of a vendor that can cancel jobs and say how they are. */
export interface TrackableDescriptor<Name extends string = string> extends CancelableDescriptor<Name> {
  readonly status: StatusDescriptor;
}
