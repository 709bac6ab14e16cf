import { isJsonObject, type JsonObject, type JsonValue } from "../document/json.ts";
import { resolveReference } from "../document/resolve-reference.ts";

/** Whether a document is of OpenAPI 3.2. */
export function isOpenApi32({ openapi }: JsonObject): boolean {
  return typeof openapi === "string" && /^3\.2\.\d+$/.test(openapi);
}

/**
 * Makes a document of OpenAPI 3.2 into the one of 3.1 that means the same, in place: all that is made of a document knows
 * 3.1. A document of another version is left as it is. What has no equivalent is found by `findNewFeature` before.
 *
 * - `$self`: references that begin with it become references within the document.
 * - `components.mediaTypes`: each comes to where it is referred to.
 * - `dataValue` of an example: its `value`.
 */
export function lowerTo31(document: JsonObject): void {
  if (!isOpenApi32(document)) return;
  const { $self: self } = document;
  lowerIn(document, document, typeof self === "string" ? self : undefined);
  delete document["$self"];
  if (isJsonObject(document["components"])) delete document["components"]["mediaTypes"];
  document["openapi"] = "3.1.0";
}

function lowerIn(node: JsonValue, root: JsonObject, self: string | undefined): void {
  if (Array.isArray(node)) for (const item of node) lowerIn(item, root, self);
  if (!isJsonObject(node)) return;
  const { $ref: reference, content, examples } = node;
  if (self !== undefined && typeof reference === "string" && reference.startsWith(`${self}#`)) {
    node["$ref"] = reference.slice(self.length);
  }
  if (isJsonObject(content))
    for (const [type, media] of Object.entries(content)) {
      content[type] = mediaTypeOf(media, root, self);
    }
  if (isJsonObject(examples)) for (const example of Object.values(examples)) giveValue(example);
  for (const value of Object.values(node)) lowerIn(value, root, self);
}

/** What a reference into `components.mediaTypes` leads to. */
function mediaTypeOf(media: JsonValue, root: JsonObject, self: string | undefined): JsonValue {
  const { $ref: reference } = isJsonObject(media) ? media : {};
  if (typeof reference !== "string") return media;
  const within = self !== undefined && reference.startsWith(self) ? reference.slice(self.length) : reference;
  if (!within.startsWith("#/components/mediaTypes/")) return media;
  return structuredClone(resolveReference(root, within).value ?? media);
}

function giveValue(example: JsonValue): void {
  if (!isJsonObject(example) || !Object.hasOwn(example, "dataValue") || Object.hasOwn(example, "value"))
    return;
  example["value"] = example["dataValue"] ?? null;
  delete example["dataValue"];
}
