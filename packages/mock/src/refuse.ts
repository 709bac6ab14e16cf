import { ProblemJsonError } from "@stoplight/prism-http";
import type { HttpSecurityScheme, IHttpOperation } from "@stoplight/types";
import type { RecordedAnswer, Refusal, Violation } from "./recorded-request.ts";

export interface Refused {
  readonly answer: RecordedAnswer;
  readonly refused: Refusal;
}

/** A refusal of the mock's own, answered as a problem of type `urn:calloff:mock:<name>`. */
export function refuse(status: number, name: string, reason: string): Refused {
  const type = `urn:calloff:mock:${name}`;
  return {
    answer: problem({ type, title: "The mock refused the request", status, detail: reason }),
    refused: { reason, type, violations: [] },
  };
}

/** What Prism threw in place of an answer, sent on as Prism's own server would send it. */
export function refusedByPrism(
  error: unknown,
  violations: Refusal["violations"],
  operation?: IHttpOperation,
): Refused {
  const cause = error instanceof Error ? error : new Error(String(error));
  const json = ProblemJsonError.toProblemJson(cause);
  const said = violations.length > 0 ? inWords(violations, operation) : oneLine(json.detail || json.title);
  const name = json.type.slice(json.type.indexOf("#") + 1);
  const verb = cause instanceof ProblemJsonError ? "refused" : "failed at";
  return {
    answer: problem(json, challenge(cause)),
    refused: {
      reason: `Prism ${verb} the request: ${json.status} ${name}: ${said}`,
      type: json.type,
      violations,
    },
  };
}

/** The `WWW-Authenticate` header that Prism has for a missing credential. */
function challenge(error: Error): Record<string, string> {
  const headers: unknown = error instanceof ProblemJsonError ? error.additional?.["headers"] : undefined;
  const has = typeof headers === "object" && headers !== null && "WWW-Authenticate" in headers;
  return has ? { "www-authenticate": String(headers["WWW-Authenticate"]) } : {};
}

/** A wrong request that Prism answered with a response of the document, as a vendor may. */
export function refusedWithDocumented(
  answer: RecordedAnswer,
  violations: Refusal["violations"],
  operation: IHttpOperation,
): Refused {
  const said = inWords(violations, operation);
  const reason = `Prism refused the request with the document's ${answer.status}: ${said}`;
  return { answer, refused: { reason, violations } };
}

type Problem = ReturnType<typeof ProblemJsonError.toProblemJson>;

function problem(json: Problem, headers: Record<string, string> = {}): RecordedAnswer {
  return {
    status: json.status,
    headers: { ...headers, "content-type": "application/problem+json" },
    body: JSON.stringify(json),
  };
}

function inWords(violations: readonly Violation[], operation?: IHttpOperation): string {
  const needed =
    operation && violations.some(({ code }) => code === "401") ? describeSecurity(operation) : "";
  const messages = oneLine(violations.map(({ message }) => message).join("; "));
  return needed === "" ? messages : `${messages} (the document asks for ${needed})`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * What credential an operation asks for, in words: `header X-API-Key`, `Authorization: Bearer … or query key`. Prism
 * says only that a credential is missing or wrong.
 */
function describeSecurity({ security = [] }: Pick<IHttpOperation, "security">): string {
  return security
    .map((alternative) => alternative.map(describeScheme).join(" and ") || "no Authorization header")
    .join(" or ");
}

function describeScheme(scheme: HttpSecurityScheme): string {
  switch (scheme.type) {
    case "apiKey":
      return `${scheme.in} ${scheme.name}`;
    case "http":
      return `Authorization: ${scheme.scheme.charAt(0).toUpperCase()}${scheme.scheme.slice(1)} …`;
    case "oauth2":
    case "openIdConnect":
      return "Authorization: Bearer …";
    default:
      return scheme.type;
  }
}
