import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type JsonObject, type JsonValue, listOf, objectOf } from "@calloff/openapi/internal";

/**
 * A schema that stands alone, with more said about the values that are wanted. What keeps to it keeps to the schema as it
 * was, so far as that can be: the generator of values is led past two things that it does not find by itself.
 *
 * - Objects of a `oneOf` whose variants require nothing fit all of them, and so none. Each is given a property of the
 *   others with a value that they refuse: `{ "err": "x", "message": 1 }`.
 * - Where a text has a pattern and a format, the generator goes by the format. The pattern says more.
 *
 * @param closed as `closedSchema` gives it
 * @returns undefined where there is nothing to be led past
 */
export function guidedSchema(closed: JsonObject): JsonObject | undefined {
  const guided = guide(closed, closed) as JsonObject;
  return isDeepStrictEqual(guided, closed) ? undefined : guided;
}

function guide(node: JsonValue, root: JsonObject): JsonValue {
  if (Array.isArray(node)) return node.map((item) => guide(item, root));
  if (!isJsonObject(node)) return node;
  const guided = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, guide(value, root)]));
  if (typeof node["pattern"] === "string") delete guided["format"];
  const { oneOf } = node;
  if (!Array.isArray(oneOf) || oneOf.length < 2) return guided;
  const variants = oneOf.map((variant) => resolved(variant, root));
  return { ...guided, oneOf: variants.map((variant) => onlyThis(variant, variants)) };
}

/** What a reference into `$defs` leads to. */
function resolved(node: JsonValue, root: JsonObject): JsonValue {
  let target = node;
  for (let steps = 0; isJsonObject(target) && steps < 20; steps += 1) {
    const { $ref: reference } = target;
    if (typeof reference !== "string") return target;
    target = objectOf(root["$defs"])[reference.replace("#/$defs/", "")] ?? {};
  }
  return target;
}

/** The variant with a value of each other's that the other refuses. */
function onlyThis(variant: JsonValue, variants: readonly JsonValue[]): JsonValue {
  if (!isJsonObject(variant) || variant["additionalProperties"] === false) return variant;
  const own = objectOf(variant["properties"]);
  const refused: JsonObject = {};
  for (const other of variants) {
    if (other === variant) continue;
    const others = Object.entries(objectOf(objectOf(other)["properties"]));
    const strange = others.find(([name]) => own[name] === undefined);
    const value = strange && valueNotOf(strange[1]);
    if (strange !== undefined && value !== undefined) refused[strange[0]] = { const: value };
  }
  const names = Object.keys(refused);
  if (names.length === 0) return variant;
  const required = [...listOf(variant["required"]), ...names];
  return { ...variant, properties: { ...own, ...refused }, required };
}

/** A value whose type the schema does not have; undefined where it allows every type. */
function valueNotOf(schema: JsonValue): JsonValue | undefined {
  const { type } = objectOf(schema);
  if (type === undefined) return undefined;
  const types = [type].flat();
  if (!types.includes("integer") && !types.includes("number")) return 1;
  return types.includes("string") ? undefined : "x";
}
