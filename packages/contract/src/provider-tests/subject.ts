import type {
  CallOptions,
  CancelableDescriptor,
  CancelOptions,
  ClientOptions,
  JobId,
  JobStatus,
  Outcome,
} from "@calloff/runtime";
import type { AnswerRow } from "./answer-row.ts";
import type { Moments } from "./moments.ts";
import type { StatusSubject } from "./status-row.ts";

/** Any provider, whatever its id's type. */
interface Cancels {
  readonly name: string;
  readonly descriptor: CancelableDescriptor;
  cancel(id: never, options?: CancelOptions): Promise<Outcome>;
  status?(id: never, options?: CallOptions): Promise<JobStatus>;
}

/** A provider package under test, and what its vendor's page says of it. */
export interface Subject {
  readonly provider: string;
  readonly create: (options: ClientOptions) => Cancels;
  /** A job id as the vendor writes them. */
  readonly id: JobId;
  readonly key: string;
  /** The cancel request, exactly as the vendor must receive it. */
  readonly request: {
    readonly method: string;
    /** Path from the root of the vendor's host, base path and trailing slash included. */
    readonly url: string;
    /** Name, in lower case as HTTP compares it, and whole value; left out where no key is sent in a header. */
    readonly header?: readonly [name: string, value: string];
    /** The query that carries the key, as in `?key=a-key`; left out where there is none. */
    readonly search?: string;
  };
  /** The vendor's own base URL. */
  readonly baseUrl: string;
  readonly answers: readonly AnswerRow[];
  /** What a cancel means by when it comes. */
  readonly moments: Moments;
  /** Left out where no operation is known that reads a job's status. */
  readonly status?: StatusSubject;
}

/** The cancel request's path and query. */
export function wireUrl({ request: { url, search = "" } }: Subject): string {
  return url + search;
}
