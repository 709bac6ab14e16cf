/** How a call was made: by `cancel`, by `status`, or by the typed client. */
export type Via = "cancel" | "status" | "client";

/** Where an operation is documented: in the vendor's document, or in the overlay. */
export type Origin = "vendor" | "overlay";

/**
 * What was sent of the document's parameters and body: all of it, or only what it requires; `reference` for a job's id of
 * several parts that was given as the text of a reference.
 */
export type Sends = "everything" | "required" | "reference";

/** How much of what a document allows. */
export type Amount = Exclude<Sends, "reference">;

/** The body of the answer: Prism's own, only the required properties, none, or the one of the hand-written table. */
export type Gets = "full" | "minimal" | "empty" | "page";

/** One call through the built client, checked on both sides. */
export interface Row {
  /** The provider's name. */
  readonly provider: string;
  /** The operation's method and path template, as in `DELETE /jobs/{id}`. */
  readonly operation: string;
  /** The status as the document writes it: `404`, `4XX`, `default`. */
  readonly documented: string;
  /** The status that the mock was told to answer. */
  readonly status: number;
  /** Where the operation is documented: in the vendored document, or by us, in the overlay. */
  readonly origin: Origin;
  /** How the call was made. */
  readonly via: Via;
  /** What was sent. */
  readonly sends: Sends;
  /** What was answered. */
  readonly gets: Gets;
  /** The errors in the request; empty if there are none. */
  readonly request: readonly string[];
  /** The errors in the answer, or in how the client read it; empty if there are none. */
  readonly response: readonly string[];
  /** Why no call was made; absent if one was. */
  readonly skipped?: string;
  /** Why Prism was not used, if it was not; the call was checked anyway. */
  readonly withoutPrism?: string;
}

/** Whether a call has errors on either side. */
export function hasFailed(row: Row): boolean {
  return row.request.length + row.response.length > 0;
}

export function inOneLine({ operation, status, via, sends, gets }: Row): string {
  return `${operation} ${status} via ${via}, sends ${sends}, gets ${gets}`;
}
