/** What a person may want to know of a provider; generated from its document and overlay. */
export interface ProviderFacts {
  readonly document: {
    /** The day on which it was read, as in 2026-11-22. */
    readonly retrieved: string;
    /** The version of OpenAPI. */
    readonly openapi: string;
    readonly sha256: string;
    /** Where people find it. */
    readonly page: string | null;
  };
  /** By status. */
  readonly answers: Readonly<Record<string, AnswerFacts>>;
}

/** What an answer to a cancel means, why, and where that is known from. */
export interface AnswerFacts {
  /** A state or an error's code; or where in the body the state stands. */
  readonly meaning: string | StateInBody;
  readonly why: string;
  readonly source: string;
}

interface StateInBody {
  /** JSON pointer. */
  readonly at: string;
  readonly values: Readonly<Record<string, string>>;
  readonly otherwise: string;
}
