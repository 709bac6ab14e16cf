import createClient, { type Client } from "openapi-fetch";
import type { CancelDescriptor, JobOperation, ProviderDescriptor } from "../descriptor.ts";
import type { Answer, Sender } from "../http/send.ts";
import type { Kit } from "../kit.ts";
import { adaptClient } from "./adapt-client.ts";
import { fillPath } from "./fill-path.ts";

// The one file that calls openapi-fetch; what replacing it takes is in docs/decisions.

/** Methods that a vendor may get more than once (RFC 9110, section 9.2.2). */
const IDEMPOTENT = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"]);

/** What is known of a request when it is made, and needed when it is sent. */
interface Made {
  readonly schemaPath: string;
  readonly parsesJson: boolean;
  readonly streams: boolean;
}

/** A provider, with those of its operations that are on one job. */
export interface OpenapiSender extends Sender {
  readonly descriptor: ProviderDescriptor & {
    readonly cancel?: CancelDescriptor;
    readonly status?: JobOperation;
  };
}

export function createOpenapiClient<Paths extends object>(kit: Kit, sender: OpenapiSender): Client<Paths> {
  const { descriptor, settings } = sender;
  const { name, cancel, status } = descriptor;
  const made = new WeakMap<Request, Made>();
  const places = placesOf(sender);

  async function fetchSafely(request: Request): Promise<Response> {
    const { schemaPath = "", parsesJson = false, streams = false } = made.get(request) ?? {};
    const { method, headers, signal } = request;
    // openapi-fetch writes a question mark before the query, and some documents have one in their paths already.
    const url = schemaPath.includes("?") ? request.url.replace(/(\?[^?]*)\?/, "$1&") : request.url;
    const operation = `${method} ${schemaPath}`;
    refuseOtherPlace(kit, name, url, places);
    const answer = await kit.send(sender, {
      operation,
      method,
      url,
      headers: Object.fromEntries(headers),
      signal,
      body: request.body === null ? undefined : await request.arrayBuffer(),
      repeatable: IDEMPOTENT.has(method) || operation === `${cancel?.method} ${cancel?.path}`,
      needsBody: true,
      streams,
      timeout: settings.timeout,
      retries: settings.retries,
    });
    return toResponse(kit, answer, { name, operation, parsesJson, signal });
  }

  const client = createClient<Paths>({
    baseUrl: settings.baseUrl,
    fetch: fetchSafely,
    pathSerializer: (url, values) => {
      const base = places.find((place) => url.startsWith(`${place}/`)) ?? settings.baseUrl;
      const path = url.slice(base.length);
      const onJob = [cancel, status].find((operation) => operation?.path === path);
      return base + fillPath(kit, path, values, onJob?.id, name);
    },
  });
  client.use({
    onRequest({ request, schemaPath, params, options }) {
      // openapi-fetch sends the template as it is, braces and all, when there is no params.path.
      if (params.path === undefined) fillPath(kit, schemaPath, {}, undefined, name);
      made.set(request, {
        schemaPath,
        parsesJson: options.parseAs === "json",
        streams: options.parseAs === "stream",
      });
    },
  });
  return adaptClient(client, sender);
}

/** The base URL, and those of single operations, which hold unless the user has given another; the longest first. */
function placesOf({ descriptor, settings }: OpenapiSender): string[] {
  const own = Object.values(descriptor.operations ?? {}).flatMap(({ server }) => server ?? []);
  const isVendors =
    descriptor.baseUrl !== undefined && settings.baseUrl === descriptor.baseUrl.replace(/\/+$/, "");
  return [settings.baseUrl, ...(isVendors ? own : [])].sort((a, b) => b.length - a.length);
}

/** A `baseUrl` given for one request must not take the key to another place. */
function refuseOtherPlace(kit: Kit, provider: string, url: string, places: readonly string[]): void {
  const isInPlace = places.some((place) => url.startsWith(place) && /^[/?]?$/.test(url.charAt(place.length)));
  if (!isInPlace) {
    kit.invalidOption(provider, "baseUrl", "cannot be changed for one request: create another client");
  }
}

/** Statuses whose `Response` cannot have a body, by the Fetch standard. */
const WITHOUT_BODY = new Set([204, 205, 304]);

function toResponse(
  kit: Kit,
  answer: Answer,
  call: { name: string; operation: string; parsesJson: boolean; signal: AbortSignal },
): Response {
  const { status, bytes, attempts, stream } = answer;
  if (stream) {
    const body = stream.pipeThrough(new TransformStream(), { signal: call.signal });
    return new Response(body, { status, headers: answer.headers });
  }
  const problem = status > 599 ? "no such status exists" : kit.parseBody(answer).problem;
  if (status > 599 || (call.parsesJson && status < 300 && problem !== undefined)) {
    throw new kit.CalloffError({
      code: "unexpected-response",
      provider: call.name,
      operation: call.operation,
      status,
      attempts,
      body: kit.textOf(answer),
      message: `${call.name}: ${call.operation} was answered with ${status}, but ${problem}.`,
    });
  }
  const headers = new Headers(answer.headers);
  // They describe the body as it was sent; it has been decoded since.
  headers.delete("content-encoding");
  headers.delete("transfer-encoding");
  headers.set("content-length", String(bytes.byteLength));
  return new Response(WITHOUT_BODY.has(status) ? null : bytes, { status, headers });
}
