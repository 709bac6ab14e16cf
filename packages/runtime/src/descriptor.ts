import type { Prove } from "./auth/authenticate.ts";
import type { Adapt, OperationDescriptor } from "./client/request-transform.ts";
import type { CalloffErrorCode } from "./error.ts";
import type { IdRule } from "./jobs/job-id.ts";
import type { JobState } from "./jobs/job-status.ts";
import type { CancelState } from "./jobs/outcome.ts";

/** How a key is sent: `prefix` and the key, in this header. */
export interface CredentialDescriptor {
  readonly header: string;
  /** For example `"Token "`, its space included; empty where the key is sent as it is. */
  readonly prefix: string;
  /** The environment variable that is read when no `apiKey` is given. */
  readonly env: string;
}

/** One of several keys, or one that is not sent in a header as it is: a security scheme of the document. */
export interface SchemeDescriptor {
  readonly in: "header" | "query" | "cookie";
  /** Of the header, the query parameter or the cookie. */
  readonly name: string;
  /** For example `"Bearer "`; empty where the key is sent as it is. */
  readonly prefix: string;
  /** The key is `user:password`, and sent in Base64 (RFC 7617). */
  readonly basic?: true;
  /** The environment variable that is read when no key is given. */
  readonly env: string;
}

/** The names of schemes whose keys are needed together; none where no key is needed. */
export type Requirement = readonly string[];

/** What keys the vendor's operations take, where one key in one header for all of them is not enough. */
export interface SecurityDescriptor {
  /** By name; the first is that of an `apiKey` that is a string or a function. */
  readonly schemes: Readonly<Record<string, SchemeDescriptor>>;
  /** Alternatives, the preferred one first. */
  readonly requirements: readonly Requirement[];
  /** The same of operations that differ, by method and path template: `GET /jobs/{id}`. */
  readonly operations?: Readonly<Record<string, readonly Requirement[]>>;
}

/** What the vendor's document says an id is. */
export type IdKind = "string" | "integer" | "uuid";

/** The path parameter that is a job's id; `rule` is what is checked before a URL is built from it. */
export type JobIdDescriptor =
  | { readonly name: string; readonly kind: "string"; readonly rule?: undefined }
  | { readonly name: string; readonly kind: Exclude<IdKind, "string">; readonly rule: IdRule };

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
  readonly id: JobIdDescriptor;
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
  /** Absent where the vendor's document has none that can be used as it is: then the user gives it. */
  readonly baseUrl?: string;
  /** The key that all operations take. Absent where they take none, or where `security` says more. */
  readonly credential?: CredentialDescriptor;
  readonly security?: SecurityDescriptor;
  /** There where `security` is; a function, so that only those who need it bring its code along. */
  readonly prove?: Prove;
  /** Operations that are not sent or answered like most, by method and path template: `GET /jobs/{id}`. */
  readonly operations?: Readonly<Record<string, OperationDescriptor>>;
  /** There where `operations` need them; functions for the reason that `prove` is one. */
  readonly adapt?: readonly Adapt[];
}

/** A descriptor of a vendor that can cancel jobs. */
export interface CancelableDescriptor<Name extends string = string> extends ProviderDescriptor<Name> {
  readonly cancel: CancelDescriptor;
}

/** A descriptor of a vendor that can cancel jobs and say how they are. */
export interface TrackableDescriptor<Name extends string = string> extends CancelableDescriptor<Name> {
  readonly status: StatusDescriptor;
}
