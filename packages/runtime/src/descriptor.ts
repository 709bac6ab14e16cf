import type { Authenticate } from "./auth/authenticate.ts";
import type { OperationDescriptor, RequestTransform } from "./client/request-transform.ts";
import type { CalloffErrorCode } from "./error.ts";
import type { CheckCompoundId } from "./jobs/compound-id.ts";
import type { JobState } from "./jobs/job-status.ts";
import type { CancelState } from "./jobs/outcome.ts";
import type { PlaceId } from "./jobs/place-id.ts";

/** How the one API key of a provider is sent: `prefix` and the key, in a header. */
export interface CredentialDescriptor {
  /** The header's name. */
  readonly header: string;
  /** The prefix of the key, with its space, for example `"Token "`; empty if the key is sent as it is. */
  readonly prefix: string;
  /** The environment variable that is read when no `apiKey` is given. */
  readonly env: string;
}

/**
 * A security scheme of the vendor's document, for a provider that takes several keys, or one that is not sent in a
 * header as it is.
 */
export interface SchemeDescriptor {
  /** Where the key is sent. */
  readonly in: "header" | "query" | "cookie";
  /** The name of the header, the query parameter or the cookie. */
  readonly name: string;
  /** The prefix of the key, for example `"Bearer "`; empty if the key is sent as it is. */
  readonly prefix: string;
  /** Whether the key is `user:password`, and sent in Base64 (RFC 7617). */
  readonly basic?: true;
  /** The environment variable that is read when no key is given. */
  readonly env: string;
}

/** The names of the schemes whose keys are needed together; empty where no key is needed. */
export type Requirement = readonly string[];

/** Which keys the vendor's operations take, where that is not one key in one header for all of them. */
export interface SecurityDescriptor {
  /** The schemes by name. The first is that of an `apiKey` that is a string or a function. */
  readonly schemes: Readonly<Record<string, SchemeDescriptor>>;
  /** Alternatives, the preferred one first. */
  readonly requirements: readonly Requirement[];
  /** The alternatives of operations that differ, by method and path template: `GET /jobs/{id}`. */
  readonly operations?: Readonly<Record<string, readonly Requirement[]>>;
}

/** What the vendor's document says a job's id is. */
export type IdKind = "string" | "integer" | "uuid";

/** The path parameter that is a job's id. Ids are checked by their kind before a URL is built. */
export interface JobIdDescriptor {
  /** The parameter's name in the path template. */
  readonly name: string;
  /** Which ids the operation takes. */
  readonly kind: IdKind;
}

/** A part of a job's id, where an id has several. */
export interface IdPartDescriptor extends JobIdDescriptor {
  /** What the part is called in an id, where that is not the parameter's name. */
  readonly part?: string;
  /** Where it is sent; absent for the path. */
  readonly in?: "query" | "body";
}

/** An id of several parts, for example `{ endpointId, jobId }`. */
export interface CompoundIdDescriptor {
  /** In the order in which they stand in a job reference. */
  readonly parts: readonly IdPartDescriptor[];
  /** How such ids are checked. Generated code imports it by name. */
  readonly check: CheckCompoundId;
}

/** The error codes that a vendor's answer can mean. */
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

/** A meaning that depends on a value in the answer's body. */
export interface StateInBody {
  /** JSON Pointer (RFC 6901) to the deciding value, for example `/status`. */
  readonly at: string;
  /** The states by the vendor's values. */
  readonly values: Readonly<Record<string, CancelState>>;
  /** The state for a missing, unreadable or unknown value; `http` for what HTTP defines. */
  readonly otherwise: CancelState | "http";
}

/**
 * What a status of the cancel operation means: a state of the job, an error, what the body says, or `http`, what HTTP
 * defines for the very status that came.
 */
export type Meaning = CancelState | AnswerErrorCode | StateInBody | "http";

/** An operation on one job. */
export interface JobOperation {
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The path template. Its parameters are the job's id, or parts of it. */
  readonly path: string;
  /** The one parameter that is the job's id, or the parts of an id that has several. */
  readonly id: JobIdDescriptor | CompoundIdDescriptor;
  /** The JSON body that is sent, parts of the id aside; needs `place`. */
  readonly body?: object;
  /** Puts the id where it belongs, if that is not one place in the path. Generated code imports it by name. */
  readonly place?: PlaceId;
}

/** A vendor's cancel operation, as its document describes it. */
export interface CancelDescriptor extends JobOperation {
  /** The meanings by status; ranges such as `4XX`, and `default`, as in OpenAPI. */
  readonly answers: Readonly<Record<string, Meaning>>;
  /** `destroys-result` if the operation deletes the result of a finished job. */
  readonly whenFinished?: "destroys-result";
}

/** Where a job's state stands in the answer's body, and what the vendor's words mean. */
export interface StatusRule {
  /** JSON Pointer (RFC 6901) to the deciding value, for example `/job/status`. */
  readonly at: string;
  /** By the vendor's value: a state, or another rule where that value alone does not decide. */
  readonly values: Readonly<Record<string, JobState | StatusRule>>;
  /**
   * The state for a missing or unknown value.
   *
   * @default "unknown"
   */
  readonly otherwise?: JobState;
}

/** A vendor's operation that reads a job's status. */
export interface StatusDescriptor extends JobOperation {
  /** The 2xx statuses that the document lists; all others are read as HTTP defines them. */
  readonly documented: readonly string[];
  /** Where the state stands. */
  readonly state: StatusRule;
  /** A note for messages when a stop is not confirmed: which states the vendor's status cannot express. */
  readonly note?: string;
}

/** The description of a provider for the runtime. Codegen generates it from the vendor's document. */
export interface ProviderDescriptor<Name extends string = string> {
  /** The provider's name, for example `pulse`. */
  readonly name: Name;
  /** The vendor's base URL. Absent where its document has none: then `baseUrl` must be given. */
  readonly baseUrl?: string;
  /** The key that all operations take. Absent where they take none, or where `security` says more. */
  readonly credential?: CredentialDescriptor;
  /** The keys of a provider that takes several; needs `authenticate`. */
  readonly security?: SecurityDescriptor;
  /** How keys are found and sent where that is not one key in one header. Generated code imports it by name. */
  readonly authenticate?: Authenticate;
  /** Headers that are sent with every call, by their names in lower case: the version of the API, for example. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Operations that are not sent or answered like most, by method and path template: `GET /jobs/{id}`. */
  readonly operations?: Readonly<Record<string, OperationDescriptor>>;
  /** What `operations` needs of this package. Generated code imports the functions by name. */
  readonly transforms?: readonly RequestTransform[];
}

/** A descriptor of a vendor that can cancel jobs. */
export interface CancelableDescriptor<Name extends string = string> extends ProviderDescriptor<Name> {
  /** The cancel operation. */
  readonly cancel: CancelDescriptor;
}

/** A descriptor of a vendor that can cancel jobs and say how they are. */
export interface TrackableDescriptor<Name extends string = string> extends CancelableDescriptor<Name> {
  /** The status operation. */
  readonly status: StatusDescriptor;
}

/** The operations on one kind of job. */
export interface JobKindDescriptor {
  /** The cancel operation. */
  readonly cancel: CancelDescriptor;
  /** The status operation, where the vendor has one. */
  readonly status?: StatusDescriptor;
}

/** A descriptor of a vendor with several kinds of job. */
export interface KindsDescriptor<Name extends string = string> extends ProviderDescriptor<Name> {
  /** The kinds of job by name, for example `batch`. */
  readonly kinds: Readonly<Record<string, JobKindDescriptor>>;
}
