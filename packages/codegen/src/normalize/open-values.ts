import {
  type JsonObject,
  type JsonValue,
  openKinds,
  schemasOf,
  VALUES,
  type ValueKind,
} from "@calloff/openapi/internal";

/** Says of a schema that it stands for any other value beside those that are listed. */
export const OTHERS = "x-calloff-others";

/** Lets every list of values that is still marked as open have others too. */
export function openValues(document: JsonObject): void {
  for (const schema of schemasOf(document)) {
    const others = openKinds(document, schema).map(otherValues);
    if (others.length === 0) continue;
    const { enum: values, nullable } = schema;
    const key = "oneOf" in schema ? "oneOf" : "anyOf";
    const listed = Array.isArray(values) ? values.map(constant) : (schema[key] ?? []);
    const none = nullable === true && Array.isArray(values) && !values.includes(null) ? [constant(null)] : [];
    // The list says all. To the compiler, `string & ("a" | (string & {}))` would be any text.
    for (const name of [VALUES, "type", "enum", ...(Array.isArray(values) ? LISTED : [])])
      delete schema[name];
    schema[Array.isArray(values) ? "anyOf" : key] = [listed, others, none].flat();
  }
}

/** openapi-typescript does not look at these beside an enum. */
const LISTED = ["nullable", "allOf", "anyOf", "oneOf"];

function constant(value: JsonValue): JsonObject {
  return value === null ? { type: "null" } : { const: value };
}

function otherValues(type: ValueKind): JsonObject {
  return { type, [OTHERS]: true };
}
