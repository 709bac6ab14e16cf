import { type MockServer, startMock } from "@calloff/mock";
import type {
  CallOptions,
  CancelableDescriptor,
  CancelOptions,
  ClientOptions,
  JobId,
  JobStatus,
  Outcome,
} from "@calloff/runtime";
import type { AnswerRow, CancelRequest, Moments, StatusSubject } from "./tables.ts";

/**
 * A provider that can cancel, whatever the type of its ids: what `create<Provider>` returns is one, or each of its kinds
 * of job, where the vendor has several.
 */
export interface Cancels {
  /** The provider's name, as in `acme` or `acme.batch`. */
  readonly name: string;
  /** The generated descriptor. */
  readonly descriptor: CancelableDescriptor;
  /** Cancels a job. */
  cancel(id: never, options?: CancelOptions): Promise<Outcome>;
  /** Reads the status of a job; absent if no operation does. */
  status?(id: never, options?: CallOptions): Promise<JobStatus>;
}

/** A provider package under test, or one of its kinds of job, and what its vendor's page says of it. */
export interface Subject {
  /** The provider's name, as in `acme`; `acme.batch` for a kind of job, where the vendor has several. */
  readonly provider: string;
  /** The document that the mock serves, as JSON: a file's path or URL. @default that of `@calloff/<provider>` */
  readonly document?: string | URL | undefined;
  /** The package's `create<Provider>`; for a kind of job `(options) => create<Provider>(options).batch`. */
  readonly create: (options: ClientOptions) => Cancels;
  /** The cancel of one job, as the vendor must receive it. */
  readonly request: CancelRequest;
  /** The vendor's own base URL. */
  readonly baseUrl: string;
  /** A table of what every answer to a cancel means. */
  readonly answers: readonly AnswerRow[];
  /** What a cancel is answered at each moment of a job's life. */
  readonly moments: Moments;
  /** The vendor's status operation; left out where no operation is known that reads a job's status. */
  readonly status?: StatusSubject;
}

/** Starts a mock of the vendor. */
export function startVendorMock(subject: Subject): Promise<MockServer> {
  const { document } = subject;
  return document === undefined ? startMock(packageOf(subject)) : startMock({ document });
}

/** The name of the provider's package: what stands before the kind of job. */
export function packageOf({ provider }: Subject): string {
  return provider.split(".")[0] ?? provider;
}

/** The path of the vendor's base URL, without a slash at its end. */
export function basePathOf({ baseUrl }: Subject): string {
  return new URL(baseUrl).pathname.replace(/\/$/, "");
}

/** The cancel request's path and query. */
export function wireUrl({ request: { url, search = "" } }: Subject): string {
  return withKey(url, search);
}

/** The status request's path and query. */
export function statusUrl({ request: { search = "" } }: Subject, { url }: StatusSubject): string {
  return withKey(url, search);
}

function withKey(url: string, search: string): string {
  return url.includes("?") ? url + search.replace("?", "&") : url + search;
}

/** The job as a reference, written apart from core, which is under test: each part of the id percent-encoded. */
export function referenceTo(provider: string, id: JobId): string {
  const text = typeof id === "object" ? Object.values(id).map(encodeURIComponent).join("/") : id;
  return `${provider}:${text}`;
}
