import type { AnswerErrorCode, CancelDescriptor, StateInBody } from "../descriptor.ts";
import type { CancelState } from "./outcome.ts";

/** What a status means, and whether the vendor's document says so. */
export interface StatusMeaning<Meaning = CancelState | AnswerErrorCode | StateInBody> {
  /** The state, the error, or the rule that looks into the body. */
  readonly meaning: Meaning;
  /** Whether the vendor's document lists the status. */
  readonly documented: boolean;
}

/** The vendor's own meaning of a status, else HTTP's. */
export function meaningOf(status: number, answers: CancelDescriptor["answers"]): StatusMeaning {
  const documented = answers[status] ?? answers[`${Math.floor(status / 100)}XX`] ?? answers["default"];
  return documented === undefined || documented === "http"
    ? { meaning: httpMeaning(status), documented: documented !== undefined }
    : { meaning: documented, documented: true };
}

const HTTP: Readonly<Record<number, CancelState | AnswerErrorCode>> = {
  400: "invalid-request",
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  408: "timeout",
  409: "not-cancelable",
  410: "not-found",
  422: "invalid-request",
  429: "rate-limited",
};

/** RFC 9110, section 15, and RFC 6585 for 429. A 2xx alone says that the call was accepted, no more. */
export function httpMeaning(status: number): CancelState | AnswerErrorCode {
  if (status >= 200 && status < 300) return "canceling";
  return HTTP[status] ?? (status >= 500 ? "server-error" : "unexpected-response");
}
