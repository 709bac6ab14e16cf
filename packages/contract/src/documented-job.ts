import { isJsonObject, type JsonObject, type JsonValue, objectOf } from "@calloff/openapi/internal";

/** What an overlay says of an operation in a job's life: read here apart from codegen, whose work is under test. */
export interface DocumentedJob {
  /** `cancel` or `status`. */
  readonly role: string;
  /** The kind of job, where the vendor has several. */
  readonly kind: string | undefined;
  /** The parts of the job's id in the order of a reference, each with the parameter or property that it is sent as. */
  readonly id: readonly (readonly [part: string, name: string])[];
  /** The constant part of the body; undefined where none is sent. */
  readonly body: JsonObject | undefined;
  /** A late call deletes a finished job's result. */
  readonly destroysResult: boolean;
  /** Where a status stands, and what the vendor's words mean. */
  readonly state: JsonObject | undefined;
}

export function readDocumentedJob(operation: JsonObject): DocumentedJob | undefined {
  const job = operation["x-calloff-job"];
  if (!isJsonObject(job) || typeof job["role"] !== "string") return undefined;
  const { role, kind, id, body, whenFinished, state } = job;
  return {
    role,
    kind: typeof kind === "string" ? kind : undefined,
    id: partsOf(id),
    body: isJsonObject(body) ? body : undefined,
    destroysResult: whenFinished === "destroys-result",
    state: isJsonObject(state) ? state : undefined,
  };
}

function partsOf(id: JsonValue | undefined): [part: string, name: string][] {
  if (Array.isArray(id)) return id.map((name) => [String(name), String(name)]);
  if (isJsonObject(id)) return Object.entries(id).map(([part, name]) => [part, String(name)]);
  return id === undefined ? [] : [[String(id), String(id)]];
}

/** The headers that every call has, as the overlay says, by their names in lower case. */
export function documentedHeaders(document: JsonObject): ReadonlyMap<string, string> {
  const headers = Object.entries(objectOf(document["x-calloff-headers"]));
  return new Map(headers.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
