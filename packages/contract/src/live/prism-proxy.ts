import { type JsonObject, parseJson } from "@calloff/openapi/internal";
import type { IHttpConfig, IHttpRequest, IHttpResponse, PrismHttpComponents } from "@stoplight/prism-http";
import { DiagnosticSeverity, type IDiagnostic, type IHttpOperation } from "@stoplight/types";
import { loadPeer } from "../load-peer.ts";
import { isJsonType, type Received, readReceived } from "./received.ts";

/** A rule of the document that the request or the answer breaks, in Prism's words. */
export interface Violation {
  readonly side: "request" | "response";
  /** `["header", "retry-after"]`, `["body", "status"]`; empty for a status or a content type. */
  readonly path: readonly string[];
  /** The JSON Schema keyword, where one failed. */
  readonly code: string;
  readonly message: string;
}

/** What went through the proxy. */
export interface Exchange {
  /** Undefined when the vendor did not answer. */
  readonly received: Received | undefined;
  readonly violations: readonly Violation[];
}

export interface PrismProxy {
  /** For a client's `fetch` option. */
  readonly fetch: typeof globalThis.fetch;
  /** The last request's exchange, its answer read to the end. */
  finished(): Promise<Exchange>;
}

interface ProxySettings {
  /** Where the client sends to; what follows it is the path in the document. */
  readonly baseUrl: string;
  readonly maxBodyBytes: number;
  /** Milliseconds until the rest of a body is given up. */
  readonly timeout: number;
}

/**
 * Prism's proxy between a client and its vendor, as the client's `fetch`: nothing listens, so no other process of this
 * machine can use it or see the key. Prism's own forwarder is replaced, because it follows redirects with the key, and
 * answers a vendor's 501 with a mock.
 */
export async function openPrismProxy(document: JsonObject, settings: ProxySettings): Promise<PrismProxy> {
  const { createInstance, getHttpOperationsFromSpec } = await loadPeer(
    "@stoplight/prism-http",
    () => import("@stoplight/prism-http"),
  );
  const operations = withoutCallbacks(await getHttpOperationsFromSpec(structuredClone(document)));
  let exchange: Promise<Exchange> = Promise.resolve({ received: undefined, violations: [] });

  const pass = async (request: IHttpRequest, send: () => Promise<Received>): Promise<Exchange> => {
    let received: Received | undefined;
    const forward: PrismHttpComponents["forward"] = () => () => async () => {
      received = await send();
      return { _tag: "Right", right: toPrism(received) };
    };
    const prism = createInstance(CONFIG, { logger: SILENT, forward });
    try {
      const result = await prism.request(request, operations)();
      if (result._tag === "Left") throw result.left;
      const { input, output } = result.right.validations;
      return {
        received,
        violations: [...toViolations("request", input), ...toViolations("response", output)],
      };
    } catch (error) {
      if (received === undefined) throw error;
      // It parses the content type, and throws on one that is not well formed.
      const message = `could not check the answer: ${error instanceof Error ? error.message : error}`;
      return { received, violations: [{ side: "response", path: [], code: "", message }] };
    }
  };

  return {
    fetch: (input, init) =>
      new Promise<Response>((resolve, reject) => {
        const url = String(input);
        const send = async (): Promise<Received> => {
          const response = await fetch(url, { ...init, redirect: "manual" });
          const copy = response.clone();
          resolve(response);
          return readReceived(copy, settings.maxBodyBytes, AbortSignal.timeout(settings.timeout));
        };
        exchange = pass(toRequest(url, settings.baseUrl, init), send).catch((error: unknown) => {
          reject(error);
          return { received: undefined, violations: [] };
        });
      }),
    finished: () => exchange,
  };
}

function withoutCallbacks(operations: readonly IHttpOperation[]): IHttpOperation[] {
  // A callback would go to a URL that is not the vendor's.
  return operations.map(({ callbacks: _, responses, ...operation }) => ({
    ...operation,
    responses: responses.map(({ headers = [], ...response }) => ({
      ...response,
      // OpenAPI has a documented Content-Type header ignored; Prism does not ignore it.
      headers: headers.filter(({ name }) => name.toLowerCase() !== "content-type"),
    })),
  }));
}

const CONFIG: IHttpConfig = {
  isProxy: true,
  // Prism's types ask for it; only the forwarder that is replaced would read it.
  upstream: new URL("https://vendor.invalid"),
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

const ignore = (): void => {};

/** Prism logs every header of every request: the key would be among them. */
const SILENT: PrismHttpComponents["logger"] = {
  trace: ignore,
  debug: ignore,
  info: ignore,
  success: ignore,
  warn: ignore,
  error: ignore,
  fatal: ignore,
  child: () => SILENT,
};

function toRequest(url: string, baseUrl: string, init: RequestInit = {}): IHttpRequest {
  return {
    // Prism's type names the methods of HTTP; its router compares strings.
    method: (init.method ?? "GET").toLowerCase() as IHttpRequest["method"],
    // As the client does: written the one way, without slashes at the end.
    url: { path: url.slice(new URL(baseUrl).href.replace(/\/+$/, "").length), query: {} },
    headers: Object.fromEntries(new Headers(init.headers)),
    body: init.body ?? null,
  };
}

function toPrism({ status, headers, text }: Received): IHttpResponse {
  const json = isJsonType(headers.get("content-type") ?? "") ? parseJson(text) : undefined;
  const body = json === undefined ? text || undefined : json;
  return { statusCode: status, headers: Object.fromEntries(headers), body };
}

type Diagnostic = Pick<IDiagnostic, "severity" | "code" | "message"> & { path?: string[] };

/** Warnings say nothing of the document that we do not check ourselves. */
function toViolations(side: Violation["side"], diagnostics: readonly Diagnostic[]): Violation[] {
  return diagnostics
    .filter(({ severity }) => severity === DiagnosticSeverity.Error)
    .map(({ path = [], code = "", message }) => ({ side, path, code: String(code), message }));
}
