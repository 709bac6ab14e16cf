import { validateHeaderName, validateHeaderValue } from "node:http";
import type { IHttpOperation } from "@stoplight/types";
import { documentedStatuses, documentsStatus, operationName } from "./documented-status.ts";

/** The answer that a test wants for a request. A request that breaks the document is refused anyway. */
export interface Answer {
  /** The status, 200 to 599. The document must have it, unless `undocumented` is set. */
  status: number;
  /** The body, in place of the one that Prism generates: a string is sent as it is, anything else as JSON. It is not validated. */
  body?: unknown;
  /** Headers to add to those that Prism generates; a header of the same name is replaced. */
  headers?: Readonly<Record<string, string>> | undefined;
  /**
   * The operation whose requests it is for: `GET /job/{jobId}`, or the role that it has in a job's life, `cancel` or
   * `status`; where the vendor has several kinds of job, with the kind, as in `batch.cancel`. Left out, it is for a
   * request to any.
   */
  to?: string | undefined;
  /** Allows a status that the document does not have. Its body is empty unless one is given. */
  undocumented?: boolean | undefined;
}

/** An answer that has been checked and can be sent as often as needed, whatever happens to the object it came from. */
export interface PreparedAnswer {
  readonly status: number;
  readonly body?: { readonly text: string; readonly json: boolean };
  readonly headers: Readonly<Record<string, string>>;
  readonly undocumented: boolean;
  /** The operation that it is for; undefined for any. */
  readonly to: IHttpOperation | undefined;
}

/** Statuses whose answers have no body in HTTP (RFC 9110 §15.3.5, §15.3.6, §15.4.5). */
export const BODILESS_STATUSES: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Checks an answer when the test chooses it, where the stack trace still shows the mistake.
 *
 * @throws RangeError for a status outside 200–599.
 * @throws Error for a status that no operation has, or not the one it is for, unless `undocumented`; and for an
 *   operation that the document does not have.
 * @throws TypeError for a body that JSON cannot hold, a body on 204, 205 or 304, or an invalid header.
 */
export function prepareAnswer(answer: Answer, operations: readonly IHttpOperation[]): PreparedAnswer {
  const { status, undocumented = false } = answer;
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new RangeError(`status must be an integer from 200 to 599, got ${status}`);
  }
  const to = answer.to === undefined ? undefined : findOperation(answer.to, operations);
  const possible = to === undefined ? operations : [to];
  if (!undocumented && !possible.some((operation) => documentsStatus(operation, status))) {
    const known = documentedStatuses(possible).join(", ");
    const where = to === undefined ? "" : ` for ${operationName(to)}`;
    throw new Error(
      `the document has no ${status}${where}, only ${known}; to answer it anyway: undocumented: true`,
    );
  }
  return { status, undocumented, to, headers: prepareHeaders(answer.headers ?? {}), ...prepareBody(answer) };
}

/** By its role in a job's life, else by method and path. */
function findOperation(wanted: string, operations: readonly IHttpOperation[]): IHttpOperation {
  const found =
    operations.find((operation) => roleOf(operation) === wanted) ??
    operations.find((operation) => operationName(operation) === wanted);
  if (found !== undefined) return found;
  const roles = operations.flatMap((operation) => roleOf(operation) ?? []);
  const known = [...roles, ...operations.map(operationName)].join(", ");
  throw new Error(`the document has no operation ${wanted}, only ${known}`);
}

function roleOf({ extensions }: IHttpOperation): string | undefined {
  const { role, kind } = (extensions?.["x-calloff-job"] ?? {}) as { role?: string; kind?: string };
  return kind === undefined ? role : `${kind}.${role}`;
}

function prepareBody({ status, body }: Answer): Pick<PreparedAnswer, "body"> {
  if (body === undefined) return {};
  const json = typeof body !== "string";
  const text: string | undefined = json ? JSON.stringify(body) : body;
  if (text === undefined) throw new TypeError(`body must be a string or JSON data, got a ${typeof body}`);
  if (text !== "" && BODILESS_STATUSES.has(status)) {
    throw new TypeError(`an answer with status ${status} has no body in HTTP: leave body out`);
  }
  return { body: { text, json } };
}

function prepareHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const lowerCase: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    lowerCase[name.toLowerCase()] = value;
  }
  return lowerCase;
}
