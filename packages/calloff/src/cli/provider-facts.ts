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
    /** Present where it is no document of the vendor's, but one written from what `page` and others say. */
    readonly written?: true;
  };
  /** Empty where there are several kinds of job, or none that can be canceled. */
  readonly answers: JobFacts;
  /** The same by kind of job, where there are several. */
  readonly kinds?: Readonly<Record<string, JobFacts>>;
}

/** What the answers to a cancel mean, by status. */
type JobFacts = Readonly<Record<string, AnswerFacts>>;

/** What an answer to a cancel means, why, and where that is known from. */
export interface AnswerFacts {
  /** A state or an error's code; or where in the body the state stands. */
  readonly meaning: string | StateInBody;
  readonly why: string;
  readonly source: string;
  /** How surely it is known: `document`, `vendor` (its code or prose) or `secondary`; absent where all is the document's. */
  readonly certainty?: string;
}

interface StateInBody {
  /** JSON pointer. */
  readonly at: string;
  readonly values: Readonly<Record<string, string>>;
  readonly otherwise: string;
}
