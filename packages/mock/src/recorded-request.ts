/** One request as it reached the mock. */
export interface ReceivedRequest {
  /** The method as received, for example `DELETE`. */
  readonly method: string;
  /** The path and query exactly as received, with base path and slashes: neither decoded nor normalized. */
  readonly url: string;
  /** The header values as received, by lowercase name; a header sent twice is joined as Node joins it. */
  readonly headers: Readonly<Record<string, string>>;
  /** Every header line as received, in order and in the client's spelling. */
  readonly rawHeaders: readonly (readonly [name: string, value: string])[];
  /** The body decoded as UTF-8; empty when there was none. */
  readonly body: string;
}

/** One request as it reached the mock, with the answer it got. */
export interface RecordedRequest extends ReceivedRequest {
  /** What the mock answered. */
  readonly answer: RecordedAnswer;
  /** Present when the request was refused: by Prism, because it breaks the document, or by the mock itself. */
  readonly refused?: Refusal;
}

/** A recorded request that Prism or the mock refused. */
export type RefusedRequest = RecordedRequest & { readonly refused: Refusal };

/** The answer as it was sent. */
export interface RecordedAnswer {
  /** The HTTP status. */
  readonly status: number;
  /** The headers by lowercase name, without those that Node adds (`date`, `connection`, `content-length`). */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; empty when there was none. */
  readonly body: string;
}

/** The reason why a request did not get the answer of the document or of the test. */
export interface Refusal {
  /** One line: `Prism refused the request: 422 UNPROCESSABLE_ENTITY: Request path parameter id must be integer`. */
  readonly reason: string;
  /**
   * The `type` of the `application/problem+json` that was answered: `https://stoplight.io/prism/errors#…` from
   * Prism, `urn:calloff:mock:…` from the mock. Absent when Prism answered a wrong request with a response of the
   * document (a 400, say): on the wire such an answer looks like the vendor's.
   */
  readonly type?: string;
  /** What Prism found wrong with the request; empty when it was refused for another reason. */
  readonly violations: readonly Violation[];
}

/** One rule of the document that the request breaks. */
export interface Violation {
  /** The place in the request, for example `["path", "id"]` or `["body", "reason"]`; empty for a missing credential. */
  readonly path: readonly string[];
  /** The JSON Schema keyword that failed, or a status (`401`, `415`). */
  readonly code: string;
  /** Prism's message. */
  readonly message: string;
}
