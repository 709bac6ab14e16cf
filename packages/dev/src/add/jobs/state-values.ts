import { jsonTypeOf } from "@calloff/codegen/internal";
import {
  dereference,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  toPointer,
} from "@calloff/openapi/internal";

/** A text in an answer's body that may say how a job is. */
export interface StateText {
  /** A JSON Pointer, as in `/job/status`. */
  readonly at: string;
  /** The values that the document gives; none where it leaves them open. */
  readonly values: readonly string[];
}

const NAMES = /^(?:.*_)?(?:status|state|phase|stage|lifecycle)$/i;
/** Under these stands another job, whose state says nothing of this one. */
const OTHER_JOBS = /^(?:prev|next|parent|last|latest|child|retr)/i;
/** Deeper than vendors put it. */
const MAX_DEPTH = 3;

/** Where a job's state may stand in the JSON body of a response, nearest first. */
export function findStateTexts(document: JsonObject, response: JsonObject): StateText[] {
  const type = jsonTypeOf(response);
  const { content } = response;
  const media = type !== undefined && isJsonObject(content) ? content[type] : undefined;
  const schema = isJsonObject(media) ? media["schema"] : undefined;
  const found = textsIn(document, schema, [], MAX_DEPTH);
  const unique = new Map(found.map((text) => [text.at, text]));
  return [...unique.values()].sort((a, b) => depthOf(a) - depthOf(b));
}

/** How many properties a place is below the body. */
export function depthOf({ at }: StateText): number {
  return at.split("/").length;
}

function textsIn(
  document: JsonObject,
  schema: JsonValue | undefined,
  path: readonly string[],
  depth: number,
): StateText[] {
  if (depth === 0) return [];
  return variantsOf(document, schema).flatMap(({ properties }) =>
    Object.entries(isJsonObject(properties) ? properties : {}).flatMap(([name, property]) => {
      const own = [...path, name];
      const text = NAMES.test(name) ? textAt(document, property, own) : undefined;
      const inner = OTHER_JOBS.test(name) ? [] : textsIn(document, property, own, depth - 1);
      return [...(text ? [text] : []), ...inner];
    }),
  );
}

/** The schema and those that it is composed of. */
function variantsOf(document: JsonObject, schema: JsonValue | undefined, depth = 4): JsonObject[] {
  if (!isJsonObject(schema) || depth === 0) return [];
  const own = dereference(document, schema);
  const parts = [own["allOf"], own["oneOf"], own["anyOf"]].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return [own, ...parts.flatMap((part) => variantsOf(document, part, depth - 1))];
}

function textAt(document: JsonObject, property: JsonValue, path: readonly string[]): StateText | undefined {
  const variants = variantsOf(document, property);
  const isText = variants.some(
    ({ type }) => type === "string" || (Array.isArray(type) && type.includes("string")),
  );
  const values = variants.flatMap((variant) => [
    ...(Array.isArray(variant["enum"]) ? variant["enum"] : []),
    ...(variant["const"] === undefined ? [] : [variant["const"]]),
  ]);
  const texts = values.filter((value) => typeof value === "string");
  if (!isText && texts.length === 0) return undefined;
  return { at: toPointer(path), values: [...new Set(texts)] };
}
