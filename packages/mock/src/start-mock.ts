import type { Answer } from "./answer.ts";
import { Conversation } from "./conversation.ts";
import { findProviderDocument } from "./find-provider-document.ts";
import { listen } from "./listen.ts";
import { loadPrism } from "./prism.ts";
import { readDocument } from "./read-document.ts";
import type { RecordedRequest, RefusedRequest } from "./recorded-request.ts";

/** A running mock of one document. It listens on 127.0.0.1 only, and sends no requests itself. */
export interface MockServer extends AsyncDisposable {
  /** The base URL for a client: `http://127.0.0.1:<port>` and the path of the document's first server. */
  readonly url: string;
  /** The provider's name; undefined when the mock was started from a document. */
  readonly provider: string | undefined;
  /** Every request received in full since the start or the last `clear()`, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** The requests that Prism or the mock refused. Expect it to be empty, unless the test is about refusal. */
  readonly refusals: readonly RefusedRequest[];
  /**
   * Queues the answer to one request: the first call answers the next request, the second the one after it; with
   * `to`, the next request to that operation. A request that is refused uses up its answer too.
   *
   * @throws RangeError when the status is not an integer from 200 to 599.
   * @throws Error when no operation of the document has the status, unless `undocumented: true`; and when `to` names
   *   an operation that the document does not have.
   * @throws TypeError when the body is not JSON data, or the status allows none, or a header is invalid.
   */
  answerNext(answer: Answer): void;
  /**
   * Answers every request, or with `to` every one to that operation, for which nothing is queued. With undefined, as at the start, Prism chooses: by the
   * client's own `Prefer` header, else the lowest 2xx of the document.
   *
   * @throws as `answerNext` does.
   */
  answerAlways(answer: Answer | undefined): void;
  /** Forgets the recorded requests, the queued answers and the one for `answerAlways`. */
  clear(): void;
  /** Ends every connection and frees the port. Calling it again is harmless; `await using` calls it too. */
  close(): Promise<void>;
}

/** Options of `startMock` for every document. */
export interface MockOptions {
  /** The port to listen on; a free one when left out. */
  port?: number | undefined;
}

/** Options of `startMock` for a provider. */
export interface ProviderMockOptions extends MockOptions {
  /** Where to look for the provider's package first: `import.meta.url`, or an absolute path. */
  from?: string | URL | undefined;
}

/** Options of `startMock` for a document of your own. */
export interface DocumentMockOptions extends MockOptions {
  /** An OpenAPI 3.0 or 3.1 document, or the path or `file:` URL of one in JSON. It is copied, never changed. */
  document: object | URL | string;
}

/**
 * Starts a mock of a provider: its document is the `openapi.json` of the package `@calloff/<provider>`, which must be
 * installed.
 *
 * @throws Error, in one line, when the document is not found or not usable, or the port is in use.
 */
export function startMock(provider: string, options?: ProviderMockOptions): Promise<MockServer>;
/**
 * Starts a mock of any OpenAPI document.
 *
 * @throws Error, in one line, when the document is not usable, or the port is in use.
 */
export function startMock(options: DocumentMockOptions): Promise<MockServer>;
export async function startMock(
  target: string | DocumentMockOptions,
  options: ProviderMockOptions = {},
): Promise<MockServer> {
  if (typeof target === "string") {
    const path = findProviderDocument(target, options.from);
    return serve(await readDocument(path), options.port, target);
  }
  return serve(await readDocument(target.document), target.port);
}

async function serve(document: object, port = 0, provider?: string): Promise<MockServer> {
  const base = basePath(document);
  const conversation = new Conversation(await loadPrism(document), base);
  const listening = await listen(port, (request) => conversation.answer(request));
  return {
    url: `http://127.0.0.1:${listening.port}${base}`,
    provider,
    get requests() {
      return conversation.requests;
    },
    get refusals() {
      return conversation.requests.filter(isRefused);
    },
    answerNext: (answer) => conversation.answerNext(answer),
    answerAlways: (answer) => conversation.answerAlways(answer),
    clear: () => conversation.clear(),
    close: () => listening.close(),
    [Symbol.asyncDispose]: () => listening.close(),
  };
}

function isRefused(request: RecordedRequest): request is RefusedRequest {
  return request.refused !== undefined;
}

/**
 * The path of the document's first server, without a slash at its end: `/image/v1`, or nothing. Variables stand at
 * their defaults. Servers of single paths and operations are not looked at: a client has one base URL.
 *
 * @throws Error when the server's URL cannot be read.
 */
function basePath(document: object): string {
  const server = firstServer(document);
  if (server === undefined) return "";
  const url = server.url.replace(/\{([^{}]*)\}/g, (variable, name: string) =>
    String(server.variables?.[name]?.default ?? variable),
  );
  try {
    return new URL(url, "http://localhost").pathname.replace(/\/+$/, "");
  } catch (cause) {
    throw new Error(`the document's first server is not a URL: ${url}`, { cause });
  }
}

interface Server {
  url: string;
  variables?: Record<string, { default?: unknown }>;
}

function firstServer(document: object): Server | undefined {
  const servers: unknown = "servers" in document ? document.servers : undefined;
  const first: unknown = Array.isArray(servers) ? servers[0] : undefined;
  return isServer(first) ? first : undefined;
}

function isServer(value: unknown): value is Server {
  return typeof value === "object" && value !== null && "url" in value && typeof value.url === "string";
}
