import type { JsonObject } from "@calloff/openapi/internal";
import type {
  CancelableDescriptor,
  ClientOptions,
  JobId,
  JobStatus,
  Outcome,
  ProviderDescriptor,
  TrackableDescriptor,
} from "@calloff/runtime";
import type { AnswerRow } from "./provider-tests/answer-row.ts";
import type { StatusRow } from "./provider-tests/status-row.ts";

/** A client under test, and what it is held to. */
export interface Subject {
  readonly provider: string;
  /** The effective document that the client was made from: the source of what its types promise. */
  readonly document: JsonObject;
  /** What the vendor keeps to. Not the document above only where a test wants the two to disagree. */
  readonly served: JsonObject;
  readonly descriptor: ProviderDescriptor | CancelableDescriptor | TrackableDescriptor;
  create(options: ClientOptions): BuiltClient;
  /** What every answer to a cancel means, written by hand; undefined where there is no such table. */
  readonly answers: readonly AnswerRow[] | undefined;
  /** How much is tried: every answer that we know to be worth a try, unless it is said. */
  readonly effort?: "each status once";
  /** What every value of a status means, written by hand; undefined where there is no such table. */
  readonly statuses: readonly StatusRow[] | undefined;
}

/** Any provider, its types left to its own tests. */
export interface BuiltClient {
  readonly client: Readonly<Record<string, TypedCall>>;
  cancel?(id: JobId): Promise<Outcome>;
  status?(id: JobId): Promise<JobStatus>;
}

type TypedCall = (path: string, init: object) => Promise<TypedResult>;

interface TypedResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}
