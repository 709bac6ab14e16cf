import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type JsonObject } from "@calloff/openapi/internal";
import { readContent } from "./compare-bodies.ts";
import { findingsBelow } from "./finding.ts";
import type { Operation } from "./match-operations.ts";
import type { Lazy, Place } from "./shape.ts";
import type { Side } from "./side.ts";
import { objectOrEmpty, type Subject } from "./subject.ts";
import { lazyText } from "./type-text.ts";

interface Parameter {
  readonly location: string;
  readonly name: string;
  readonly required: boolean;
  readonly pointer: string;
  readonly value: JsonObject;
  readonly type: Lazy;
}

/** The parameters of the path and of the operation, which overrides them. */
export function compareParameters(
  subject: Subject,
  before: Operation,
  after: Operation,
  renamed: ReadonlyMap<string, string>,
): void {
  const { walk } = subject;
  const [old, now] = [listParameters(walk.before, before), listParameters(walk.after, after)];
  const partners = new Map<string, Parameter>();
  for (const parameter of old.values()) {
    const name = (parameter.location === "path" && renamed.get(parameter.name)) || parameter.name;
    const key = keyOf(parameter.location, name);
    const partner = now.get(key);
    if (partner === undefined) removeParameter(subject, parameter, before.name);
    else {
      partners.set(key, partner);
      compareParameterPair(subject, parameter, partner);
    }
  }
  for (const [key, parameter] of now) if (!partners.has(key)) addParameter(subject, parameter);
}

function listParameters(
  side: Side,
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

export function readParameter(side: Side, place: Place): Parameter | undefined {
  const { value, pointer } = side.resolve(place);
  if (!isJsonObject(value)) return undefined;
  const location = String(value["in"]);
  // Without a schema, as with `content`, the generated type is `string`.
  const schema = value["schema"];
  const inner: Place = schema ? { value: schema, pointer: `${pointer}/schema` } : { value: PLAIN, pointer };
  const required = location === "path" || value["required"] === true;
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

function keyOf(location: string, name: string): string {
  return `${location} ${name}`;
}

function removeParameter(
  subject: Subject,
  { location, name, pointer, type }: Parameter,
  operation: string,
): void {
  const before = lazyText(subject.walk.before, type);
  const message = `the ${location} parameter ${name} of ${operation} is gone`;
  subject.add("parameter-removed", { pointer, before, message });
}

function addParameter(subject: Subject, { location, name, required, pointer, type }: Parameter): void {
  const after = lazyText(subject.walk.after, type);
  const message = `the ${location} parameter ${name} is new${required ? " and must be sent" : ""}`;
  subject.add(required ? "parameter-added-required" : "parameter-added-optional", {
    pointer,
    after,
    message,
  });
}

export function compareParameterPair(subject: Subject, before: Parameter, after: Parameter): void {
  const { pointer } = after;
  const words = `the ${after.location} parameter ${after.name}`;
  if (before.required !== after.required) {
    const id = after.required ? "parameter-became-required" : "parameter-became-optional";
    const message = `${words} ${after.required ? "must be sent now" : "may be left out now"}`;
    subject.add(id, { pointer, before: before.required, after: after.required, message });
  }
  const [wasDeprecated, isDeprecated] = [before, after].map(({ value }) => value["deprecated"] === true);
  if (wasDeprecated !== isDeprecated) {
    const message = `${words} is ${isDeprecated ? "deprecated" : "no longer deprecated"}`;
    subject.add("parameter-deprecated", {
      pointer,
      before: wasDeprecated ?? false,
      after: isDeprecated ?? false,
      message,
    });
  }
  compareSerialization(subject, before, after, words);
  subject.compareTexts(before.value, after.value, pointer);
  subject.compareTypes(before.type, after.type, "request");
}

function compareSerialization(subject: Subject, before: Parameter, after: Parameter, words: string): void {
  const [old, now] = [serializationOf(before), serializationOf(after)];
  if (isDeepStrictEqual(old, now) && !hasOtherContent(subject, before, after)) return;
  const { pointer } = after;
  const message = `${words} is written in another way`;
  const texts = { before: JSON.stringify(old).slice(0, 80), after: JSON.stringify(now).slice(0, 80) };
  subject.add("parameter-serialization-changed", { pointer, ...texts, message, flags: ["wire"] });
}

/** The generated type is `string`, whatever is to be written into it. */
function hasOtherContent({ walk }: Subject, before: Parameter, after: Parameter): boolean {
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
