import createClient, { type Client as OpenapiFetchClient } from "openapi-fetch";
import type { JobOperation } from "../descriptor.ts";
import { requireBaseUrl } from "../http/base-url.ts";
import type { Call } from "../http/call.ts";
import { onAbort } from "../http/deadline.ts";
import { send } from "../http/send.ts";
import { invalidOption, invalidOptions } from "../invalid-options.ts";
import { operationName } from "../jobs/send-to-job.ts";
import type { ProviderContext } from "../options.ts";
import { fillPath } from "./fill-path.ts";
import { toHeaderRecord } from "./request-headers.ts";
import type { TypedInit } from "./request-transform.ts";
import { toResponse } from "./to-response.ts";
import type { TypedCalls } from "./typed-calls.ts";

// The one file that calls openapi-fetch; what replacing it takes is in docs/decisions.

/**
 * A typed fetch over the operations of the vendor's document: `GET`, `POST` and the other methods by path, or
 * `request` with the method as its first argument, which may be one without a function of its own. `use` and `eject` add and remove middleware of openapi-fetch.
 *
 * It sends requests as `cancel` does: with the key, within the time limit, repeated only where HTTP calls the method
 * idempotent, redirects refused, bodies read whole up to `maxBodyBytes`. With `parseAs: "stream"` the body of a 2xx is
 * handed over as it comes, of any length and for any time, until your `signal` aborts.
 *
 * HTTP errors come back as `error`. Decide on `response.ok`: an error without a body leaves `error` undefined. A call
 * rejects with `CalloffError` when there is no answer.
 *
 * @example
 * const { data, error, response } = await pulse.client.GET("/job/{jobId}", {
 *   params: { path: { jobId: "abc" } },
 * });
 */
export type Client<Paths extends object> = TypedCalls<Paths> &
  Pick<OpenapiFetchClient<Paths>, "use" | "eject">;

/** A provider, with those of its operations that are on one job. */
export interface ClientContext extends ProviderContext {
  readonly jobOperations: readonly (JobOperation | undefined)[];
}

/** Methods that a vendor may get more than once (RFC 9110, section 9.2.2; the draft that defines QUERY, section 2). */
const IDEMPOTENT = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "QUERY"];

/** `request` of openapi-fetch, without its types: what they say of paths and bodies has been checked by the compiler. */
type UntypedRequest = (method: string, path: string, init: TypedInit) => Promise<UntypedResult>;

interface UntypedResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

export function createTypedClient<Paths extends object>(context: ClientContext): Client<Paths> {
  const openapiClient = createClient<Paths>({ baseUrl: context.settings.baseUrl });
  const inner = openapiClient.request as unknown as UntypedRequest;

  async function request(method: string, path: string, given: TypedInit = {}): Promise<UntypedResult> {
    const verb = method.toUpperCase();
    requireBaseUrl(context);
    const init = completeInit(context, verb, path, given);
    // A Request listens to its signal until it is collected: this one is the call's own.
    const own = new AbortController();
    const stop = onAbort(given.signal ?? undefined, () => own.abort(given.signal?.reason));
    try {
      const fetch = (made: Request): Promise<Response> =>
        sendRequest(context, made, path, { ...init, signal: given.signal });
      const result = await inner(method, path, {
        ...init,
        signal: own.signal,
        fetch: fetch as typeof globalThis.fetch,
      });
      const { response } = result;
      // It has no body, and a length that is not 0, from which openapi-fetch makes an empty text.
      return response.status === 304 ? { error: undefined, response } : result;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      // The runtime's own error quotes the header that it refuses, and perhaps a key with it.
      throw invalidOptions(context.descriptor.name, "the request is invalid; check its options");
    } finally {
      stop();
    }
  }

  const calls = [...IDEMPOTENT, "POST", "PATCH"].map((method) => [
    method,
    (path: string, init?: TypedInit) => request(method, path, init),
  ]);
  const { use, eject } = openapiClient;
  return { ...Object.fromEntries(calls), request, use, eject };
}

/** What the document and this package say of a request, below what the user says of it. */
function completeInit(
  { descriptor, settings, jobOperations }: ClientContext,
  method: string,
  path: string,
  given: TypedInit,
): TypedInit {
  const { name, operations = {}, transforms = [] } = descriptor;
  // openapi-fetch sends the template as it is, braces and all, when there is no params.path.
  if (given.params?.path === undefined) fillPath(path, {}, undefined, name);
  const jobOperation = jobOperations.find((operation) => operation?.path === path);
  const pathSerializer = (url: string, values: Readonly<Record<string, unknown>>): string =>
    url.slice(0, url.length - path.length) + fillPath(path, values, jobOperation?.id, name);
  const init: TypedInit = { ...given, headers: toHeaderRecord(given.headers) };
  const operation = operations[`${method} ${path}`];
  if (operation === undefined) return { pathSerializer, ...init };
  const { server } = operation;
  const isElsewhere = server !== undefined && isVendorsBaseUrl({ descriptor, settings });
  const placed = isElsewhere ? { baseUrl: server, ...init } : init;
  const completed = transforms.reduce((before, transform) => transform(before, operation, name), placed);
  return { pathSerializer, ...completed };
}

/** Sends what openapi-fetch, and the user's middleware, have made of a request. */
async function sendRequest(
  context: ClientContext,
  request: Request,
  path: string,
  { parseAs = "json", signal, fetch }: TypedInit,
): Promise<Response> {
  const { descriptor, settings, jobOperations } = context;
  const { name: provider } = descriptor;
  const { method, cache } = request;
  // openapi-fetch writes "?" and the query behind the path. Some documents have a query in their paths already, or a
  // fragment that tells operations of one path apart and is not sent.
  let { url } = request;
  if (/[?#]/.test(path)) url = url.replace(/#[^?]*/, "").replace(/(\?[^?]*)\?/, "$1&");
  refuseOtherPlace(context, url);
  const operation = `${method} ${path}`;
  const call: Call = {
    operation,
    method,
    url,
    headers: Object.fromEntries(request.headers),
    signal: request.signal,
    body: request.body === null ? undefined : request.arrayBuffer(),
    cache: cache === "default" ? undefined : cache,
    fetch,
    repeatable:
      IDEMPOTENT.includes(method) || jobOperations.some((each) => each && operationName(each) === operation),
    needsBody: true,
    streams: parseAs === "stream",
    timeout: settings.timeout,
    retries: settings.retries,
  };
  return toResponse(await send(context, call), { provider, method, operation, parseAs, signal });
}

/** A `baseUrl` given for one request must not take the key to another place. */
function refuseOtherPlace({ descriptor, settings }: ProviderContext, url: string): void {
  const servers = Object.values(descriptor.operations ?? {}).flatMap(({ server }) => server ?? []);
  const places = [settings.baseUrl, ...(isVendorsBaseUrl({ descriptor, settings }) ? servers : [])];
  const isInPlace = places.some((place) => url.startsWith(place) && /^[/?]?$/.test(url.charAt(place.length)));
  if (!isInPlace) {
    const reason = "cannot be changed for one request: create another client";
    invalidOption(descriptor.name, "baseUrl", reason);
  }
}

/** Operations' own servers hold unless the user has given another base URL. */
function isVendorsBaseUrl({ descriptor, settings }: ProviderContext): boolean {
  return settings.baseUrl === descriptor.baseUrl?.replace(/\/+$/, "");
}
