/** Which of the client's ways the call went. */
export type Via = "cancel" | "status" | "client";

export type Origin = "vendor" | "overlay";

/** What was sent of the document's parameters and body: all of it, or only what it requires. */
export type Sends = "everything" | "required";

/** The body of the answer: Prism's own, only the required properties, none, or the one of the hand-written table. */
export type Gets = "full" | "minimal" | "empty" | "page";

/** One call through the built client, judged from both sides. */
export interface Row {
  readonly provider: string;
  /** Method and path template. */
  readonly operation: string;
  /** As the document writes it: `404`, `4XX`, `default`. */
  readonly documented: string;
  /** The status that was asked of the mock. */
  readonly status: number;
  /** Where the operation is documented: in the vendored document, or by us, in the overlay. */
  readonly origin: Origin;
  readonly via: Via;
  readonly sends: Sends;
  readonly gets: Gets;
  /** What is wrong with the request; empty when nothing is. */
  readonly request: readonly string[];
  /** What is wrong with the answer, or with what the client made of it; empty when nothing is. */
  readonly response: readonly string[];
  /** Why there was no call. */
  readonly skipped?: string;
  /** Why Prism took no part; the call was judged all the same. */
  readonly withoutPrism?: string;
}

export function hasFailed(row: Row): boolean {
  return row.request.length + row.response.length > 0;
}

export function inOneLine({ operation, status, via, sends, gets }: Row): string {
  return `${operation} ${status} via ${via}, sends ${sends}, gets ${gets}`;
}
