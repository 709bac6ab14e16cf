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

/** One call through the built client, judged from both sides. */
export interface Row {
  /** The provider's name. */
  readonly provider: string;
  /** The operation's method and path template, as in `DELETE /jobs/{id}`. */
  readonly operation: string;
  /** The status as the document writes it: `404`, `4XX`, `default`. */
  readonly documented: string;
  /** The status that was asked of the mock. */
  readonly status: number;
  /** Where the operation is documented: in the vendored document, or by us, in the overlay. */
  readonly origin: Origin;
  /** How the call was made. */
  readonly via: Via;
  /** What was sent. */
  readonly sends: Sends;
  /** What was answered. */
  readonly gets: Gets;
  /** What is wrong with the request; empty when nothing is. */
  readonly request: readonly string[];
  /** What is wrong with the answer, or with what the client made of it; empty when nothing is. */
  readonly response: readonly string[];
  /** Why there was no call; left out where there was one. */
  readonly skipped?: string;
  /** Why Prism took no part, where it did not; the call was judged all the same. */
  readonly withoutPrism?: string;
}

/** Tells whether something is wrong on either side of a call. */
export function hasFailed(row: Row): boolean {
  return row.request.length + row.response.length > 0;
}

export function inOneLine({ operation, status, via, sends, gets }: Row): string {
  return `${operation} ${status} via ${via}, sends ${sends}, gets ${gets}`;
}
