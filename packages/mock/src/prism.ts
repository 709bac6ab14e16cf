import { validateHeaderName, validateHeaderValue } from "node:http";
import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpMockConfig,
  type IHttpRequest,
  type IHttpResponse,
  NOT_ACCEPTABLE,
  type PrismHttpComponents,
  ProblemJsonError,
} from "@stoplight/prism-http";
import { getHttpConfigFromRequest } from "@stoplight/prism-http-server/dist/getHttpConfigFromRequest.js";
import { serialize } from "@stoplight/prism-http-server/dist/serialize.js";
import { DiagnosticSeverity, type IDiagnostic, type IHttpOperation } from "@stoplight/types";
import type { RecordedAnswer, Violation } from "./recorded-request.ts";
import { exceedsReferenceLimit } from "./reference-explosion.ts";

export type PrismRequest = IHttpRequest;

/** The operation that a request is for, and what the request gets wrong. */
interface CheckedRequest {
  readonly operation: IHttpOperation;
  readonly violations: readonly Violation[];
}

/**
 * Prism's modules, called without its HTTP server: that server starts its work without waiting for it, so that an
 * exception in it (`%zz` in a path is one) becomes an unhandled rejection and ends the process. Here it rejects.
 */
export interface Prism {
  readonly operations: readonly IHttpOperation[];
  /** @throws Error, mostly Prism's ProblemJsonError, when the document has no such path or method. */
  check(request: PrismRequest): Promise<CheckedRequest>;
  /**
   * Answers with this status, else as the client's `Prefer` header says, else with the lowest 2xx.
   *
   * @throws Error, mostly Prism's ProblemJsonError, when Prism has no such answer.
   */
  answer(request: PrismRequest, status: number | undefined): Promise<RecordedAnswer>;
  /**
   * Answers a request that has violations with the document's 401, 415, 422 or 400.
   *
   * @throws Error, mostly Prism's ProblemJsonError, when the document has none that fits.
   */
  answerWrong(request: PrismRequest): Promise<RecordedAnswer>;
}

/** @throws Error, in one line, when Prism cannot make operations of the document. */
export async function loadPrism(document: object): Promise<Prism> {
  const operations = await readOperations(document);
  const prism = createInstance(CONFIG, { logger: silentLogger });
  const named = new Map(operations.map((operation) => [withPlainNames(operation), operation]));
  const routed = [...named.keys()];
  const mock = async (request: PrismRequest, preferences: { code?: number }): Promise<Either<HttpOutput>> =>
    prism.request(request, routed, { ...CONFIG, mock: { dynamic: false, ...preferences } })();
  return {
    operations,
    async check(request) {
      const { operation, violations } = await check(request, routed);
      return { operation: named.get(operation) ?? operation, violations };
    },
    async answer(request, status) {
      const preferences: { code?: number } =
        status === undefined ? unwrap(getHttpConfigFromRequest(request)) : { code: status };
      const result = await mock(request, preferences);
      if (fellBack(result, preferences.code)) throw notAcceptable(request, preferences.code);
      return toAnswer(unwrap(result).output);
    },
    answerWrong: async (request) => toAnswer(unwrap(await mock(request, {})).output),
  };
}

const CONFIG: IHttpMockConfig = {
  isProxy: false,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

async function readOperations(document: object): Promise<IHttpOperation[]> {
  if (exceedsReferenceLimit(document)) {
    throw new Error("Prism cannot read the document: its schemas refer to each other in too many circles");
  }
  try {
    const operations = await getHttpOperationsFromSpec(document);
    // A mock calls nobody: Prism would send an operation's callbacks to the URLs that a request names.
    return operations.map(({ callbacks: _, ...operation }) => operation);
  } catch (cause) {
    throw new Error(`Prism cannot read the document: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}

/** Prism finds no path whose parameters have other names than those of identifiers, such as `{execution.id}`. */
function withPlainNames(operation: IHttpOperation): IHttpOperation {
  const plain = (name: string): string => name.replace(/\W/g, "_");
  const { path, request } = operation;
  return {
    ...operation,
    path: path.replace(/\{([^{}]+)\}/g, (_, name: string) => `{${plain(name)}}`),
    ...(request && {
      request: {
        ...request,
        ...(request.path && { path: request.path.map((each) => ({ ...each, name: plain(each.name) })) }),
      },
    }),
  };
}

/** Prism's router and validators with nothing behind them: its `mock` part only says which operation was found. */
async function check(request: PrismRequest, operations: IHttpOperation[]): Promise<CheckedRequest> {
  const found: { operation?: IHttpOperation } = {};
  const checking = createInstance(CONFIG, {
    logger: silentLogger,
    mock: ({ resource }) => {
      found.operation = resource;
      return () => ({ _tag: "Right", right: { statusCode: 200 } });
    },
  });
  const { validations } = unwrap(await checking.request(request, operations)());
  if (found.operation === undefined) throw new Error("Prism found no operation and gave no reason");
  return { operation: found.operation, violations: toViolations(validations.input) };
}

type Diagnostic = Pick<IDiagnostic, "severity" | "code" | "message"> & { path?: string[] };

/** Warnings (a deprecated parameter, a security scheme that Prism does not know) refuse nothing. */
function toViolations(diagnostics: readonly Diagnostic[]): Violation[] {
  return diagnostics
    .filter(({ severity }) => severity === DiagnosticSeverity.Error)
    .map(({ path = [], code = "", message }) => ({ path, code: String(code), message }));
}

/** They are about the message itself, and what a document has of them is about another one. */
const OF_MESSAGE: ReadonlySet<string> = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "keep-alive",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

function toAnswer({ statusCode, headers = {}, body }: IHttpResponse): RecordedAnswer {
  if (!(statusCode >= 200 && statusCode <= 599))
    throw new Error("the document's status is not from 200 to 599");
  const lowerCase: Record<string, string> = {};
  for (const [name, value] of Object.entries<unknown>(headers)) {
    // Prism gives null for a header whose schema it cannot fill with a string or a number.
    if ((typeof value !== "string" && typeof value !== "number") || OF_MESSAGE.has(name.toLowerCase()))
      continue;
    validateHeaderName(name);
    validateHeaderValue(name, String(value));
    lowerCase[name.toLowerCase()] = String(value);
  }
  const text: unknown = serialize(body, lowerCase["content-type"]);
  return { status: statusCode, headers: lowerCase, body: typeof text === "string" ? text : "" };
}

/**
 * When the document has the status but not in a type that the client accepts, Prism tries the lowest 2xx: a client
 * would take that for an accepted call.
 */
function fellBack(result: Either<HttpOutput>, code: number | undefined): code is number {
  if (code === undefined) return false;
  return result._tag === "Left"
    ? /#NOT_ACCEPTABLE\b/.test(result.left.message)
    : result.right.output.statusCode !== code;
}

function notAcceptable({ headers }: PrismRequest, code: number): Error {
  const accept = headers?.["accept"] ?? "nothing";
  return ProblemJsonError.fromTemplate(NOT_ACCEPTABLE, `no ${code} of a type that Accept allows: ${accept}`);
}

type HttpOutput = { readonly output: IHttpResponse };

type Either<T> =
  | { readonly _tag: "Left"; readonly left: Error }
  | { readonly _tag: "Right"; readonly right: T };

function unwrap<T>(either: Either<T>): T {
  if (either._tag === "Left") throw either.left;
  return either.right;
}

const ignore = (): void => {};

/** Prism logs every request to the console of whoever runs it. A test that fails should show only its own words. */
const silentLogger: PrismHttpComponents["logger"] = {
  trace: ignore,
  debug: ignore,
  info: ignore,
  success: ignore,
  warn: ignore,
  error: ignore,
  fatal: ignore,
  child: () => silentLogger,
};
