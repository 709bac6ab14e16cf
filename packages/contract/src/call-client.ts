import type { JsonObject } from "@calloff/openapi/internal";
import { isMultipartType } from "@calloff/openapi/internal";
import { CalloffError, type JobId } from "@calloff/runtime";
import { items } from "@calloff/runtime/stream";
import { bodyForTypes, withBlobs } from "./body-for-types.ts";
import type { DocumentedOperation } from "./documented-operation.ts";
import { canBeJson } from "./documented-operation.ts";
import { concreteType } from "./media-range.ts";
import type { RequestSample } from "./request-sample.ts";
import type { BuiltClient, BuiltJobs } from "./subject.ts";

/** A client of openapi-fetch, its types left to the provider's own tests. */
type TypedClient = Readonly<Record<string, TypedCall>>;

type TypedCall = (
  path: string,
  init: object,
) => Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;

/** What the client handed to its user. */
export interface Handed {
  readonly status: number | undefined;
  readonly body: unknown;
  /** The state, or the error's code; undefined from the typed client, which gives neither. */
  readonly meaning?: string;
  readonly stopped?: true | undefined;
  /** Whether the outcome says that the document has this status. */
  readonly documented?: boolean;
  /** Of a status: the vendor's own value, and whether the job stays as it is. */
  readonly value?: unknown;
  readonly final?: boolean;
}

/** What the client can do with one kind of job: a field of it, where the vendor has several. */
export function jobsOf(built: BuiltClient, kind: string | undefined): BuiltJobs {
  if (kind === undefined) return built;
  return (built as unknown as Readonly<Record<string, BuiltJobs | undefined>>)[kind] ?? {};
}

/** Calls `cancel`. */
export async function callCancel(jobs: BuiltJobs, id: JobId): Promise<Handed> {
  try {
    const outcome = await jobs.cancel?.(id);
    if (outcome === undefined) throw new TypeError("the client cannot cancel");
    const { status, body, state: meaning, stopped, documented } = outcome;
    return { status, body, meaning, stopped, documented };
  } catch (error) {
    return handedError(error);
  }
}

/** Calls `status`. */
export async function callStatus(jobs: BuiltJobs, id: JobId): Promise<Handed> {
  try {
    const found = await jobs.status?.(id);
    if (found === undefined) throw new TypeError("the client cannot read a status");
    const { status, body, state: meaning, documented, value, final } = found;
    return { status, body, meaning, documented, value, final };
  } catch (error) {
    return handedError(error);
  }
}

/** Calls the typed client with all of the sample. */
export async function callTyped(
  built: BuiltClient,
  operation: DocumentedOperation,
  { parameters, body }: RequestSample,
  how: {
    readonly accepts: string | undefined;
    readonly document: JsonObject;
    /** Whether the client is to hand over a stream of items. */
    readonly streams: boolean;
  },
): Promise<Handed> {
  const { accepts, document, streams } = how;
  const params: Record<string, unknown> = {};
  for (const { place, name, value } of parameters) {
    params[place] = place === "querystring" ? value : { ...(params[place] as object), [name]: value };
  }
  const headers = {
    ...(accepts === undefined ? {} : { accept: accepts }),
    // What separates the parts of a multipart body is known only when it is made.
    ...(body === undefined || isMultipartType(body.mediaType)
      ? {}
      : { "content-type": concreteType(body.mediaType) }),
  };
  // A stream is what the client gives where nothing else is asked for.
  const parseAs = streams ? undefined : accepts === undefined || canBeJson(accepts) ? "json" : "text";
  const content = body === undefined ? {} : { body: withBlobs(bodyForTypes(document, body)) };
  try {
    const { method, path } = operation;
    const { data, error, response } = await callOf(built, method)(path, {
      params,
      headers,
      parseAs,
      ...content,
    });
    const given = streams && response.ok ? await collect({ data: data as StreamedAnswer, response }) : data;
    return { status: response.status, body: response.ok ? given : error };
  } catch (error) {
    return handedError(error);
  }
}

/** Methods that OpenAPI has no field for have no function of their own. */
function callOf({ client }: BuiltClient, method: string): TypedCall {
  const { request } = client as {
    request(method: string, path: string, init: object): ReturnType<TypedCall>;
  };
  return (client as TypedClient)[method] ?? ((path, init) => request(method, path, init));
}

type StreamedAnswer = Parameters<typeof items>[0]["data"];

async function collect(answer: Parameters<typeof items>[0]): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of items(answer)) found.push(item);
  return found;
}

function handedError(error: unknown): Handed {
  if (!CalloffError.is(error)) throw error;
  return { status: error.status, body: error.body, meaning: error.code };
}
