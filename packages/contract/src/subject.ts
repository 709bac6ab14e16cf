import type { JsonObject } from "@calloff/openapi";
import type {
  CancelableDescriptor,
  ClientOptions,
  JobId,
  JobStatus,
  KindsDescriptor,
  Outcome,
  ProviderDescriptor,
  TrackableDescriptor,
} from "@calloff/runtime";
import type { AnswerRow, StatusRow } from "./provider-tests/tables.ts";

/** Hand-written tables for one kind of job. */
export interface JobTables {
  /** A table of what every answer to a cancel means, written by hand; left out where there is none. */
  readonly answers?: readonly AnswerRow[] | undefined;
  /** A table of what every value of a status means, written by hand; left out where there is none. */
  readonly statuses?: readonly StatusRow[] | undefined;
}

/** A client under test, with the document that it must match. */
export interface Subject extends JobTables {
  /** The provider's name, which reports show. */
  readonly provider: string;
  /** The effective document that the client was generated from: the source of what its types promise. */
  readonly document: JsonObject;
  /**
   * The document that the mocked vendor follows, if it is not the client's.
   *
   * @default document
   */
  readonly served?: JsonObject | undefined;
  /** The text of the client's generated `schema.ts`, whose types are held to the document; left out where there is none. */
  readonly types?: string | undefined;
  /** The client's generated descriptor. */
  readonly descriptor: ProviderDescriptor | CancelableDescriptor | TrackableDescriptor | KindsDescriptor;
  /** Creates the client, with a base URL, a key and a `fetch` for each call. */
  create(options: ClientOptions): BuiltClient;
  /** The tables of each kind of job, for a vendor with several: `answers` and `statuses` are then left out. */
  readonly kinds?: Readonly<Record<string, JobTables>> | undefined;
  /** The extent of the test: `each status once`, or every answer that may reveal an error. @default every answer */
  readonly effort?: "each status once";
}

/**
 * A generated client, whatever its types: what `create<Provider>` returns is one. Where the vendor has several kinds of
 * job, each is a field, with a `cancel` and perhaps a `status` of its own.
 */
export interface BuiltClient extends BuiltJobs {
  /** The typed client of `openapi-fetch`, with a function for each HTTP method. */
  readonly client: object;
}

/** The calls of a generated client for one kind of job. */
export interface BuiltJobs {
  /** Cancels a job; absent if the vendor cannot. */
  cancel?(id: JobId): Promise<Outcome>;
  /** Reads the status of a job; absent if no operation does. */
  status?(id: JobId): Promise<JobStatus>;
}
