import type { IdPartModel, JobOperationModel } from "@calloff/codegen/internal";
import type { DocumentedOperation, SchemaValidator } from "@calloff/contract/internal";
import {
  contentOf,
  documentedOperations,
  isJsonType,
  sampleValue,
  Unsampled,
} from "@calloff/contract/internal";
import {
  dereference,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parsePointer,
} from "@calloff/openapi/internal";
import type { JobId } from "@calloff/runtime";

const IDS = { integer: 42, string: "job-1", uuid: "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21" } as const;

/** An operation on a job, as the document has it. */
export function operationOn(
  document: JsonObject,
  { method, path }: JobOperationModel,
): DocumentedOperation | undefined {
  const name = `${method.toUpperCase()} ${path}`;
  return documentedOperations(document).find((operation) => operation.name === name);
}

/** An id of a job as the document writes one, or of its kind; an object of its parts where it has several. */
export function sampleId(document: JsonObject, operation: JobOperationModel): JobId {
  const place = operationOn(document, operation);
  const [first, ...others] = operation.id;
  if (others.length === 0) return samplePart(document, place, first) ?? IDS[first.kind];
  const parts = operation.id.map((part) => {
    // Each its own: one that is sent in another's place must be seen.
    const assumed = part.kind === "string" ? `${part.part}-1` : IDS[part.kind];
    return [part.part, samplePart(document, place, part) ?? assumed];
  });
  return Object.fromEntries(parts) as JobId;
}

/** A part of an id as the document writes one. */
function samplePart(
  document: JsonObject,
  operation: DocumentedOperation | undefined,
  part: IdPartModel,
): string | number | undefined {
  const { example, schema } = holderOf(document, operation, part);
  const { example: inSchema, examples } = isJsonObject(schema) ? dereference(document, schema) : {};
  const written = [example, inSchema, ...(Array.isArray(examples) ? examples : [])];
  return written.find((value): value is string | number => isId(value, part.kind));
}

/** The parameter that a part of an id is, or the property of the body as if it were one. */
function holderOf(
  document: JsonObject,
  operation: DocumentedOperation | undefined,
  { name, in: where }: IdPartModel,
): JsonObject {
  if (where !== "body") {
    return operation?.parameters.find((each) => each.place === where && each.name === name)?.holder ?? {};
  }
  const { content = {} } = operation?.body ?? {};
  const media = content[Object.keys(content).find(isJsonType) ?? ""];
  const { properties } = isJsonObject(media) ? dereference(document, media["schema"]) : {};
  const schema = isJsonObject(properties) ? properties[name] : undefined;
  return schema === undefined ? {} : { schema };
}

function isId(value: JsonValue | undefined, kind: keyof typeof IDS): boolean {
  if (kind === "integer") return Number.isSafeInteger(value) && Number(value) >= 0;
  const pattern = kind === "uuid" ? /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/ : /^[\w-]{1,64}$/;
  return typeof value === "string" && pattern.test(value);
}

/** A value at a place in a body. */
export interface ValueAt {
  /** A JSON Pointer. */
  readonly at: string;
  readonly value: string;
}

/** A JSON body of a response with values at their places in it; undefined where the document has no such places. */
export function sampleBody(
  document: JsonObject,
  response: JsonObject,
  values: readonly ValueAt[],
  validator: SchemaValidator,
): JsonObject | undefined {
  const content = contentOf(response);
  const type = Object.keys(content).find(isJsonType);
  const holder = type === undefined ? undefined : content[type];
  const body = isJsonObject(holder) ? sampleOf(document, holder, validator) : undefined;
  const whole = isJsonObject(body) ? structuredClone(body) : {};
  return values.every((value) => setAt(whole, value)) ? whole : undefined;
}

function sampleOf(
  document: JsonObject,
  holder: JsonObject,
  validator: SchemaValidator,
): JsonValue | undefined {
  const wanted = { document, name: "body", holder, validator, direction: "response" } as const;
  try {
    return sampleValue({ ...wanted, schema: holder["schema"], amount: "required" });
  } catch (error) {
    if (error instanceof Unsampled) return undefined;
    throw error;
  }
}

/** Whether there is such a place; objects that are missing on the way are made. */
function setAt(body: JsonObject, { at, value }: ValueAt): boolean {
  const keys = parsePointer(at);
  const last = keys.pop();
  if (last === undefined || [...keys, last].includes("__proto__")) return false;
  let holder = body;
  for (const key of keys) {
    const inner = holder[key] ?? {};
    if (!isJsonObject(inner)) return false;
    holder[key] = inner;
    holder = inner;
  }
  // Overlays write numbers as text.
  const isNumber = typeof holder[last] === "number" && /^-?\d+$/.test(value);
  holder[last] = isNumber ? Number(value) : value;
  return true;
}
