import { type MockServer, startMock } from "@calloff/mock";
import type {
  CallOptions,
  CancelableDescriptor,
  CancelOptions,
  ClientOptions,
  JobStatus,
  Outcome,
} from "@calloff/runtime";
import type { AnswerRow, CancelRequest, Moments, StatusSubject } from "./tables.ts";

/** A provider that can cancel, whatever the type of its ids: what `create<Provider>` returns is one. */
export interface Cancels {
  /** The provider's name. */
  readonly name: string;
  /** The generated descriptor. */
  readonly descriptor: CancelableDescriptor;
  /** Cancels a job. */
  cancel(id: never, options?: CancelOptions): Promise<Outcome>;
  /** Reads the status of a job; left out where no operation does. */
  status?(id: never, options?: CallOptions): Promise<JobStatus>;
}

/** A provider package under test, and what its vendor's page says of it. */
export interface Subject {
  /** The provider's name. */
  readonly provider: string;
  /** The document that the mock serves, as JSON: a file's path or URL. @default that of `@calloff/<provider>` */
  readonly document?: string | URL | undefined;
  /** The package's `create<Provider>`. */
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
export function startVendorMock({ provider, document }: Subject): Promise<MockServer> {
  return document === undefined ? startMock(provider) : startMock({ document });
}

/** The cancel request's path and query. */
export function wireUrl({ request: { url, search = "" } }: Subject): string {
  return url + search;
}
