import { isJsonObject, type JsonValue, literal, parsePointer } from "@calloff/openapi/internal";
import type { Change } from "../change.ts";
import { access, index } from "./typescript-code.ts";

/** Where in a user's code a place of the document is met. */
export interface Place {
  readonly root: "type" | "body" | "response" | "parameter" | "elsewhere";
  /** Of a type: how it is written, and what it is called. */
  readonly type: string;
  readonly name: string;
  /** Of a response. */
  readonly status: string;
  /** From the root to the place. */
  readonly steps: readonly Step[];
}

/** A property by its name, an item of an array, or a property of any name. */
export type Step = { readonly property: string } | "item" | "any";

const NOWHERE: Place = { root: "elsewhere", type: "unknown", name: "value", status: "", steps: [] };

/** Reads a JSON pointer into an OpenAPI document. */
export function placeOf(pointer: string): Place {
  const keys = parsePointer(pointer);
  if (keys[0] === "components") return componentPlace(keys);
  if (keys[0] !== "paths" && keys[0] !== "webhooks") return NOWHERE;
  const ofPath = keys[2] === "parameters";
  const [part, name = "", ...rest] = keys.slice(ofPath ? 2 : 3);
  if (part === "parameters") return { ...NOWHERE, root: "parameter", steps: stepsOf(belowSchema(rest)) };
  if (part === "requestBody")
    return { ...NOWHERE, root: "body", steps: stepsOf(belowSchema([name, ...rest])) };
  if (part !== "responses" || rest[0] === "headers") return NOWHERE;
  return { ...NOWHERE, root: "response", status: name, steps: stepsOf(belowSchema(rest)) };
}

function componentPlace(keys: readonly string[]): Place {
  const [, section = "", name = "", ...rest] = keys;
  const type = `components${index(section)}${index(name)}`;
  const of = (more: string, below: readonly string[]): Place => ({
    ...NOWHERE,
    root: "type",
    type: type + more,
    name,
    steps: stepsOf(below),
  });
  if (section === "schemas") return of("", rest);
  const media = rest[0] === "content" ? rest[1] : undefined;
  return of(media === undefined ? "" : `["content"][${literal(media)}]`, belowSchema(rest));
}

function belowSchema(keys: readonly string[]): readonly string[] {
  return keys[0] === "content" ? keys.slice(3) : keys.slice(1);
}

function stepsOf(keys: readonly string[]): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at];
    if (key === "items") steps.push("item");
    else if (key === "additionalProperties") steps.push("any");
    else {
      at += 1;
      const name = keys[at];
      if (key === "properties" && name !== undefined) steps.push({ property: name });
      else if (key === "prefixItems") steps.push("item");
      else if (key === "patternProperties") steps.push("any");
    }
  }
  return steps;
}

/** `.items[0].state` */
export function pathTo(steps: readonly Step[]): string {
  return steps
    .map((step) => (step === "item" ? "[0]" : step === "any" ? "[name]" : access(step.property)))
    .join("");
}

/** The last property on the way, or what the type itself is called. */
export function nameAt({ steps, name }: Place): string {
  return steps.reduce((found, step) => (typeof step === "object" ? step.property : found), name);
}

/** What a change is about, by name. */
export function nameOf({ pointer }: Change): string {
  return nameAt(placeOf(pointer));
}

const LOCATIONS = ["path", "querystring", "query", "header", "cookie"] as const;

interface Parameter {
  readonly name: string;
  readonly location: (typeof LOCATIONS)[number];
}

/** Which parameter a change is about: as its sentence says, or a side of it. */
export function parameterOf({ before, after, message }: Change): Parameter {
  const [, place, named] = /\b(path|query|querystring|header|cookie) parameter (\S+)/.exec(message) ?? [];
  const side = sideOf(after) ?? sideOf(before);
  return {
    name: named ?? side?.name ?? "name",
    location: LOCATIONS.find((location) => location === (side?.location ?? place)) ?? "query",
  };
}

function sideOf(value: JsonValue): { name: string; location?: string } | undefined {
  if (isJsonObject(value) && typeof value["name"] === "string") {
    return { name: value["name"], ...(typeof value["in"] === "string" && { location: value["in"] }) };
  }
  const name = nameIn(value);
  return name === undefined ? undefined : { name };
}

/** `note` of `note?: string`. */
function nameIn(value: JsonValue): string | undefined {
  if (typeof value !== "string") return undefined;
  return /^"?([^\s"?:]+)"?\??:\s/.exec(value)?.[1];
}
