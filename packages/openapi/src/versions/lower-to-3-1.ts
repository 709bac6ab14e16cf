import { isJsonObject, type JsonObject, type JsonPath, type JsonValue, objectOf } from "../document/json.ts";
import { childValue, parseFragment, toPointer, valueAt } from "../document/pointer.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { listPathItems, operationsOf } from "./path-items.ts";

/** Whether a document is of OpenAPI 3.2. */
export function isOpenApi32({ openapi }: JsonObject): boolean {
  return typeof openapi === "string" && /^3\.2\.\d+$/.test(openapi);
}

/**
 * Makes a document of OpenAPI 3.2 into the one of 3.1 that means the same, in place: all that is made of a document knows
 * 3.1. A document of another version is left as it is. What 3.1 cannot say stays, for all to know it: operations of
 * further methods, parameters that are the whole query string, and the items of streams. What is not supported is found
 * by `findNewFeature` before.
 *
 * - `$self`: references to it become references within the document.
 * - `additionalOperations`: each comes into its path item, beside those of the methods with fields.
 * - References to media types, such as those of the components: what they lead to.
 * - `dataValue` of an example: its `value`.
 * - A security requirement that refers to a scheme: one that names it.
 * - An answer without a description: one with its `summary`, or an empty one, because 3.1 asks for it.
 */
export function lowerTo31(document: JsonObject): void {
  if (!isOpenApi32(document)) return;
  const self = typeof document["$self"] === "string" ? document["$self"] : "";
  const placed = listPathItems(document);
  const pathItems = placed.map(({ item }) => item);
  const components = objectOf(document["components"]);
  const answering = [components, ...placed.flatMap(operationsOf).map(({ item }) => item)];
  for (const { responses } of answering) describeResponses(responses);
  for (const holder of [document, ...answering]) nameSchemes(holder, self);
  lowerIn(document, { root: document, self, pathItems: new Set(pathItems) });
  for (const item of pathItems) {
    Object.assign(item, objectOf(item["additionalOperations"]));
    delete item["additionalOperations"];
  }
  delete document["$self"];
  delete components["mediaTypes"];
  document["openapi"] = "3.1.0";
}

/** The path in a document as it was written, of a value of the lowered one. */
export function pathBeforeLowering(document: JsonObject, path: JsonPath): JsonPath {
  let holder: JsonValue = document;
  const before: (string | number)[] = [];
  for (const key of path) {
    const others: JsonValue | undefined = childValue(holder, "additionalOperations");
    const isMoved: boolean =
      childValue(holder, key) === undefined && isJsonObject(others) && Object.hasOwn(others, key);
    if (isMoved) before.push("additionalOperations");
    before.push(key);
    holder = childValue(isMoved && others !== undefined ? others : holder, key) ?? null;
  }
  return before;
}

interface Lowering {
  readonly root: JsonObject;
  /** Where the document says that it is; empty where it says nothing. */
  readonly self: string;
  readonly pathItems: ReadonlySet<JsonValue | undefined>;
}

function lowerIn(node: JsonValue, lowering: Lowering): void {
  if (Array.isArray(node)) for (const item of node) lowerIn(item, lowering);
  if (!isJsonObject(node)) return;
  const { content, examples, mapping } = node;
  lowerReferences(node, ["$ref", "operationRef", "defaultMapping"], lowering);
  if (isJsonObject(mapping)) lowerReferences(mapping, Object.keys(mapping), lowering);
  if (isJsonObject(content))
    for (const [type, media] of Object.entries(content)) {
      // What else is called so has no media types.
      if (type.includes("/")) content[type] = mediaTypeOf(media, lowering);
    }
  for (const example of Object.values(objectOf(examples))) giveValue(example);
  for (const value of Object.values(node)) lowerIn(value, lowering);
}

function lowerReferences(holder: JsonObject, keys: readonly string[], lowering: Lowering): void {
  for (const key of keys) {
    const reference = holder[key];
    if (typeof reference === "string") holder[key] = lowerReference(reference, lowering);
  }
}

/** A reference to this document, as one within it; and one into `additionalOperations` as one to where they come to. */
function lowerReference(reference: string, { root, self, pathItems }: Lowering): string {
  const within = withinDocument(reference, self);
  const keys = within.includes("/additionalOperations/") ? (parseFragment(within) ?? []) : [];
  const at = keys.indexOf("additionalOperations");
  if (at === -1 || !pathItems.has(valueAt(root, keys.slice(0, at)))) return within;
  return `#${encodeURI(toPointer(keys.toSpliced(at, 1)))}`;
}

/** `$self` is the base of all references (OpenAPI 3.2, 4.1.2), and may be relative itself. */
function withinDocument(reference: string, self: string): string {
  if (self === "" || reference.startsWith("#")) return reference;
  const base = "https://document.invalid/";
  if (!URL.canParse(self, base) || !URL.canParse(reference, new URL(self, base))) return reference;
  const [place] = new URL(reference, new URL(self, base)).href.split("#");
  const [own] = new URL(self, base).href.split("#");
  // Written as it was: a URL encodes more than a fragment needs.
  return place === own ? `#${reference.split(/#(.*)/s)[1] ?? ""}` : reference;
}

/** What a reference in the place of a media type leads to: 3.1 has none there. */
function mediaTypeOf(media: JsonValue, lowering: Lowering): JsonValue {
  const { $ref: reference } = objectOf(media);
  if (typeof reference !== "string") return media;
  const target = resolveReference(lowering.root, lowerReference(reference, lowering)).value;
  return structuredClone(target ?? media);
}

function nameSchemes(holder: JsonObject, self: string): void {
  const { security } = holder;
  if (!Array.isArray(security)) return;
  holder["security"] = security.map((requirement) => {
    if (!isJsonObject(requirement)) return requirement;
    const named = Object.entries(requirement).map(([key, scopes]): [string, JsonValue] => {
      const [root, section, name, more] = parseFragment(withinDocument(key, self)) ?? [];
      const isScheme = root === "components" && section === "securitySchemes" && more === undefined;
      return [isScheme && name !== undefined ? name : key, scopes];
    });
    return Object.fromEntries(named);
  });
}

function describeResponses(responses: JsonValue | undefined): void {
  for (const [status, response] of Object.entries(objectOf(responses))) {
    if (!isJsonObject(response) || "$ref" in response || status.startsWith("x-")) continue;
    const { summary = "", description = summary } = response;
    response["description"] = description;
  }
}

function giveValue(example: JsonValue): void {
  if (!isJsonObject(example) || !Object.hasOwn(example, "dataValue") || Object.hasOwn(example, "value"))
    return;
  example["value"] = example["dataValue"] ?? null;
  delete example["dataValue"];
}
