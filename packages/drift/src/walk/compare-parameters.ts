import { isDeepStrictEqual } from "node:util";
import { isFormType, isJsonObject, type JsonObject, mediaKind } from "@calloff/openapi/internal";
import { type Media, readContent } from "./compare-bodies.ts";
import { compareEncodings } from "./compare-encodings.ts";
import type { DocumentIndex } from "./document-index.ts";
import { findingsBelow } from "./finding.ts";
import type { Operation } from "./match-operations.ts";
import { type OperationComparison, objectOrEmpty } from "./operation-comparison.ts";
import type { Place, SchemaRef } from "./shape.ts";
import { schemaRefText } from "./type-text.ts";

interface Parameter {
  readonly location: string;
  readonly name: string;
  readonly required: boolean;
  readonly pointer: string;
  readonly value: JsonObject;
  readonly type: SchemaRef;
}

/** The parameters of the path and of the operation, which overrides them. */
export function compareParameters(
  comparison: OperationComparison,
  before: Operation,
  after: Operation,
  renamed: ReadonlyMap<string, string>,
): void {
  const { walk } = comparison;
  const [old, now] = [listParameters(walk.before, before), listParameters(walk.after, after)];
  const partners = new Map<string, Parameter>();
  for (const parameter of old.values()) {
    const name = (parameter.location === "path" && renamed.get(parameter.name)) || parameter.name;
    const key = keyOf(parameter.location, name);
    const partner = now.get(key);
    if (partner === undefined) removeParameter(comparison, parameter, before.name);
    else {
      partners.set(key, partner);
      compareParameterPair(comparison, parameter, partner);
    }
  }
  for (const [key, parameter] of now) if (!partners.has(key)) addParameter(comparison, parameter);
}

function listParameters(
  side: DocumentIndex,
  { pathItem, pathPointer, value, pointer }: Operation,
): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  const owners: [JsonObject, string][] = [
    [pathItem, pathPointer],
    [value, pointer],
  ];
  for (const [owner, at] of owners) {
    const list = Array.isArray(owner["parameters"]) ? owner["parameters"] : [];
    for (const [index, item] of list.entries()) {
      const parameter = readParameter(side, { value: item, pointer: `${at}/parameters/${index}` });
      if (parameter !== undefined) parameters.set(keyOf(parameter.location, parameter.name), parameter);
    }
  }
  return parameters;
}

export function readParameter(side: DocumentIndex, place: Place): Parameter | undefined {
  const { value, pointer } = side.resolve(place);
  if (!isJsonObject(value)) return undefined;
  const location = String(value["in"]);
  const required = location === "path" || value["required"] === true;
  const [media] = location === "querystring" ? readContent(value["content"], pointer) : [];
  if (media !== undefined)
    return { location, name: String(value["name"]), required, pointer, value, type: typeOfWhole(...media) };
  // Without a schema, as with `content`, the generated type is `string`.
  const schema = value["schema"];
  const inner: Place = schema ? { value: schema, pointer: `${pointer}/schema` } : { value: PLAIN, pointer };
  return {
    location,
    name: String(value["name"]),
    required,
    pointer,
    value,
    type: { kind: "schema", place: inner },
  };
}

const PLAIN: JsonObject = { type: "string" };

/** What stands for the whole query is text unless it is JSON or a form. */
function typeOfWhole(mediaType: string, { pointer, type }: Media): SchemaRef {
  const isWritten = isFormType(mediaType) || mediaKind(mediaType) === "json";
  return isWritten ? type : { kind: "schema", place: { value: PLAIN, pointer } };
}

/** There is one for the whole query, whose name is sent nowhere. */
function keyOf(location: string, name: string): string {
  return location === "querystring" ? location : `${location} ${name}`;
}

function removeParameter(
  comparison: OperationComparison,
  { location, name, pointer, type }: Parameter,
  operation: string,
): void {
  const before = schemaRefText(comparison.walk.before, type);
  const message = `the ${location} parameter ${name} of ${operation} is gone`;
  comparison.add("parameter-removed", { pointer, before, message });
}

function addParameter(
  comparison: OperationComparison,
  { location, name, required, pointer, type }: Parameter,
): void {
  const after = schemaRefText(comparison.walk.after, type);
  const message = `the ${location} parameter ${name} is new${required ? " and must be sent" : ""}`;
  comparison.add(required ? "parameter-added-required" : "parameter-added-optional", {
    pointer,
    after,
    message,
  });
}

export function compareParameterPair(
  comparison: OperationComparison,
  before: Parameter,
  after: Parameter,
): void {
  const { pointer } = after;
  const words = `the ${after.location} parameter ${after.name}`;
  if (before.required !== after.required) {
    const id = after.required ? "parameter-became-required" : "parameter-became-optional";
    const message = `${words} ${after.required ? "must be sent now" : "may be left out now"}`;
    comparison.add(id, { pointer, before: before.required, after: after.required, message });
  }
  const [wasDeprecated, isDeprecated] = [before, after].map(({ value }) => value["deprecated"] === true);
  if (wasDeprecated !== isDeprecated) {
    const message = `${words} is ${isDeprecated ? "deprecated" : "no longer deprecated"}`;
    comparison.add("parameter-deprecated", {
      pointer,
      before: wasDeprecated ?? false,
      after: isDeprecated ?? false,
      message,
    });
  }
  compareSerialization(comparison, before, after, words);
  compareWhole(comparison, before, after);
  comparison.compareTexts(before.value, after.value, pointer);
  comparison.compareTypes(before.type, after.type, "request");
}

/** How the fields of a form are written that is the whole query. */
function compareWhole(comparison: OperationComparison, before: Parameter, after: Parameter): void {
  if (before.location !== "querystring") return;
  const [old, now] = [before, after].map(({ value, pointer }) => readContent(value["content"], pointer));
  for (const [name, media] of old ?? []) {
    const partner = now?.get(name);
    if (partner !== undefined) compareEncodings(comparison, media, partner, name);
  }
}

function compareSerialization(
  comparison: OperationComparison,
  before: Parameter,
  after: Parameter,
  words: string,
): void {
  const [old, now] = [serializationOf(before), serializationOf(after)];
  if (isDeepStrictEqual(old, now) && !hasOtherContent(comparison, before, after)) return;
  const { pointer } = after;
  const message = `${words} is written in another way`;
  const texts = { before: JSON.stringify(old).slice(0, 80), after: JSON.stringify(now).slice(0, 80) };
  comparison.add("parameter-serialization-changed", { pointer, ...texts, message, flags: ["wire"] });
}

/** The generated type is `string`, whatever is to be written into it, unless it is the whole query. */
function hasOtherContent({ walk }: OperationComparison, before: Parameter, after: Parameter): boolean {
  if (before.location === "querystring") return false;
  const [old, now] = [before, after].map(({ value, pointer }) => readContent(value["content"], pointer));
  return [...(old ?? [])].some(([name, media]) => {
    const partner = now?.get(name);
    return (
      partner !== undefined && findingsBelow(walk.compare(media.type, partner.type, "request")).length > 0
    );
  });
}

/** With the defaults of OpenAPI, so that writing one out changes nothing. */
function serializationOf({ location, value }: Parameter): JsonObject {
  const style = value["style"] ?? (location === "query" || location === "cookie" ? "form" : "simple");
  const explode = value["explode"] ?? style === "form";
  const allowReserved = value["allowReserved"] ?? false;
  const allowEmptyValue = value["allowEmptyValue"] ?? false;
  return {
    style,
    explode,
    allowReserved,
    allowEmptyValue,
    content: Object.keys(objectOrEmpty(value["content"])).sort(),
  };
}
