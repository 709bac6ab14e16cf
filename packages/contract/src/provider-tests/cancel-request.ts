import type { JobId } from "@calloff/runtime";

/** The cancel of one job, exactly as the vendor must receive it; written by hand from the vendor's page. */
export interface CancelRequest {
  /** A job id as the vendor writes them. */
  readonly id: JobId;
  /** An API key; any text. */
  readonly key: string;
  /** The method in capitals. */
  readonly method: string;
  /** The path from the root of the vendor's host, base path and trailing slash included. */
  readonly url: string;
  /** The header with the key: its name in lower case, and its whole value; left out where the key is in none. */
  readonly header?: readonly [name: string, value: string];
  /** The query that carries the key, as in `?key=a-key`; left out where the key is in none. */
  readonly search?: string;
}
