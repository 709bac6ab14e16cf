import type { JobOperationModel } from "@calloff/codegen/internal";
import type { SchemaValidator } from "@calloff/contract/internal";
import {
  contentOf,
  documentedOperations,
  isJsonType,
  sampleValue,
  Unsampled,
} from "@calloff/contract/internal";
import { isJsonObject, type JsonObject, type JsonValue, parsePointer } from "@calloff/openapi/internal";

const IDS = { integer: 42, string: "job-1", uuid: "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21" } as const;

/** An id of a job as the document writes one, or of its kind. */
export function sampleId(document: JsonObject, { method, path, id }: JobOperationModel): string | number {
  const operation = documentedOperations(document).find(
    (each) => each.path === path && each.method === method.toUpperCase(),
  );
  const holder = operation?.parameters.find(
    ({ name, place }) => place === "path" && name === id.name,
  )?.holder;
  const { example, schema } = holder ?? {};
  const { example: inSchema, examples } = isJsonObject(schema) ? schema : {};
  const written = [example, inSchema, ...(Array.isArray(examples) ? examples : [])];
  return written.find((value): value is string | number => isId(value, id.kind)) ?? IDS[id.kind];
}

function isId(value: JsonValue | undefined, kind: keyof typeof IDS): boolean {
  if (kind === "integer") return Number.isSafeInteger(value) && Number(value) >= 0;
  const pattern = kind === "uuid" ? /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/ : /^[\w-]{1,64}$/;
  return typeof value === "string" && pattern.test(value);
}

/** A JSON body of a response with `value` at a place in it; undefined where the document has none. */
export function sampleBody(
  document: JsonObject,
  response: JsonObject,
  { at, value }: { readonly at: string; readonly value: string },
  validator: SchemaValidator,
): JsonObject | undefined {
  const content = contentOf(response);
  const type = Object.keys(content).find(isJsonType);
  const holder = type === undefined ? undefined : content[type];
  const body = isJsonObject(holder) ? sampleOf(document, holder, validator) : undefined;
  const whole = isJsonObject(body) ? structuredClone(body) : {};
  return setAt(whole, at, value) ? whole : undefined;
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
function setAt(body: JsonObject, pointer: string, value: string): boolean {
  const keys = parsePointer(pointer);
  const last = keys.pop();
  if (last === undefined || [...keys, last].includes("__proto__")) return false;
  let holder = body;
  for (const key of keys) {
    const inner = holder[key] ?? {};
    if (!isJsonObject(inner)) return false;
    holder[key] = inner;
    holder = inner;
  }
  holder[last] = value;
  return true;
}
