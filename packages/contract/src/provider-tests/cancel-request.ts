import type { JobId } from "@calloff/runtime";

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
