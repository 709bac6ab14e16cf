import type { Answer } from "../src/index.ts";
import { REQUESTS, type TestRequest } from "./jobs-document.ts";

const { job, task, note } = REQUESTS;
const PRISM = "https://stoplight.io/prism/errors#";
const MOCK = "urn:calloff:mock:";

/** A request that must be refused, and what must be said of it. */
export interface RefusalCase {
  readonly name: string;
  readonly request: TestRequest;
  readonly answer?: Answer;
  readonly status: number;
  readonly reason: string;
  readonly type?: string;
}

export const REFUSAL_CASES: readonly RefusalCase[] = [
  {
    name: "an unknown path",
    request: { ...job, path: "/job/42" },
    status: 404,
    reason:
      "Prism refused the request: 404 NO_PATH_MATCHED_ERROR: The route /job/42 hasn't been found in the specification file",
    type: `${PRISM}NO_PATH_MATCHED_ERROR`,
  },
  {
    name: "a trailing slash too many",
    request: { ...job, path: "/jobs/42/" },
    answer: { status: 409 },
    status: 404,
    reason:
      "Prism refused the request: 404 NO_PATH_MATCHED_ERROR: The route /jobs/42/ hasn't been found in the specification file",
    type: `${PRISM}NO_PATH_MATCHED_ERROR`,
  },
  {
    name: "a method the path does not have",
    request: { ...job, method: "POST" },
    status: 405,
    reason:
      'Prism refused the request: 405 NO_METHOD_MATCHED_ERROR: The route /jobs/42 has been matched, but it does not have "post" method defined',
    type: `${PRISM}NO_METHOD_MATCHED_ERROR`,
  },
  {
    name: "a missing key",
    request: { ...job, headers: {} },
    answer: { status: 409 },
    status: 401,
    reason:
      "Prism refused the request: 401 UNAUTHORIZED: Invalid security scheme used (the document asks for header X-API-Key)",
    type: `${PRISM}UNAUTHORIZED`,
  },
  {
    name: "a key in the wrong header",
    request: { ...job, headers: { Authorization: "Bearer k" } },
    status: 401,
    reason:
      "Prism refused the request: 401 UNAUTHORIZED: Invalid security scheme used (the document asks for header X-API-Key)",
    type: `${PRISM}UNAUTHORIZED`,
  },
  {
    name: "a token without its scheme",
    request: { ...task, headers: { Authorization: "k" } },
    status: 401,
    reason:
      "Prism refused the request: 401 UNAUTHORIZED: Invalid security scheme used (the document asks for Authorization: Bearer …)",
    type: `${PRISM}UNAUTHORIZED`,
  },
  {
    name: "an integer that is none, where the document has a 400",
    request: { ...job, path: "/jobs/abc" },
    answer: { status: 409 },
    status: 400,
    reason: "Prism refused the request with the document's 400: Request path parameter id must be integer",
  },
  {
    name: "the same, when the test asked for that very 400",
    request: { ...job, path: "/jobs/abc" },
    answer: { status: 400, body: "mine" },
    status: 400,
    reason: "Prism refused the request with the document's 400: Request path parameter id must be integer",
  },
  {
    name: "a uuid that is none, where the document has no 400 or 422",
    request: { ...task, path: "/tasks/42/cancel" },
    answer: { status: 202, body: { status: "canceled" } },
    status: 422,
    reason:
      'Prism refused the request: 422 UNPROCESSABLE_ENTITY: Request path parameter id must match format "uuid"',
    type: `${PRISM}UNPROCESSABLE_ENTITY`,
  },
  {
    name: "a wrong request that was to get an undocumented answer",
    request: { ...job, path: "/jobs/abc" },
    answer: { status: 418, undocumented: true },
    status: 400,
    reason: "Prism refused the request with the document's 400: Request path parameter id must be integer",
  },
  {
    name: "a body that breaks its schema",
    request: { ...note, body: "{}" },
    status: 422,
    reason:
      "Prism refused the request: 422 UNPROCESSABLE_ENTITY: Request body must have required property 'reason'",
    type: `${PRISM}UNPROCESSABLE_ENTITY`,
  },
  {
    name: "a body of the wrong type",
    request: { ...note, headers: { "Content-Type": "text/plain" } },
    status: 415,
    reason: "Prism refused the request: 415 INVALID_CONTENT_TYPE: Supported content types: application/json",
    type: `${PRISM}INVALID_CONTENT_TYPE`,
  },
  {
    name: "a body that only claims to be JSON",
    request: { ...note, headers: { "Content-Type": "application/json; charset=utf-8" }, body: "{" },
    status: 400,
    reason:
      "the mock refused the request: its body is not JSON, although its content type is application/json; charset=utf-8",
    type: `${MOCK}malformed-json`,
  },
  {
    name: "a body that claims to be a kind of JSON",
    request: { ...note, headers: { "Content-Type": "application/merge-patch+json" }, body: "{" },
    status: 400,
    reason:
      "the mock refused the request: its body is not JSON, although its content type is application/merge-patch+json",
    type: `${MOCK}malformed-json`,
  },
  {
    name: "a status that another operation has",
    request: job,
    answer: { status: 202 },
    status: 501,
    reason: "the document has no 202 for DELETE /jobs/{id}, only 204, 400, 409, 429",
    type: `${MOCK}undocumented-status`,
  },
  {
    name: "a type that the status does not come in",
    request: { ...job, headers: { ...job.headers, Accept: "text/html" } },
    answer: { status: 409 },
    status: 406,
    reason: "Prism refused the request: 406 NOT_ACCEPTABLE: no 409 of a type that Accept allows: text/html",
    type: `${PRISM}NOT_ACCEPTABLE`,
  },
  {
    name: "the client's own wish for an undocumented status",
    request: { ...job, headers: { ...job.headers, Prefer: "code=418" } },
    status: 404,
    reason:
      "Prism refused the request: 404 NOT_FOUND: Requested status code 418 is not defined in the document.",
    type: `${PRISM}NOT_FOUND`,
  },
  {
    name: "a malformed percent sign",
    request: { ...job, path: "/jobs/%zz" },
    status: 400,
    reason: "the mock refused the request: malformed URL /v1/jobs/%zz",
    type: `${MOCK}malformed-url`,
  },
  {
    name: "percent signs that do not spell UTF-8",
    request: { ...job, path: "/jobs/%ff" },
    status: 400,
    reason: "the mock refused the request: malformed URL /v1/jobs/%ff",
    type: `${MOCK}malformed-url`,
  },
  {
    name: "a malformed percent sign in the query",
    request: { ...job, path: "/jobs/42?q=100%" },
    status: 400,
    reason: "the mock refused the request: malformed URL /v1/jobs/42?q=100%",
    type: `${MOCK}malformed-url`,
  },
];
