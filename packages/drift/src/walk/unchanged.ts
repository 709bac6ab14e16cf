import { isDeepStrictEqual } from "node:util";
import { ASKED } from "@calloff/codegen/internal";
import {
  DESCRIBED,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  toPointer,
} from "@calloff/openapi/internal";
import type { DocumentIndex } from "./document-index.ts";

const COMPONENT = /^#\/components\/([^/]+)\/([^/]+)$/;

/** Tells which parts of two documents mean the same without looking further: same text, same components behind it. */
export class Unchanged {
  readonly #before: DocumentIndex;
  readonly #after: DocumentIndex;
  /** References to components that changed, or that lead to such. */
  readonly #changed = new Set<string>();

  constructor(before: DocumentIndex, after: DocumentIndex) {
    this.#before = before;
    this.#after = after;
    const users = new Map<string, Set<string>>();
    for (const [ref, value] of components(after.document)) {
      const old = before.target(ref).value;
      if (!isDeepStrictEqual(old, value) || !this.#sameTags(old, value, ref)) this.#changed.add(ref);
      for (const used of referencesIn(value)) {
        if (!COMPONENT.test(used)) this.#changed.add(ref);
        users.set(used, (users.get(used) ?? new Set()).add(ref));
      }
    }
    for (const [ref] of components(before.document))
      if (after.target(ref).value === undefined) this.#changed.add(ref);
    for (const ref of this.#changed) for (const user of users.get(ref) ?? []) this.#changed.add(user);
  }

  #sameTags(before: JsonValue | undefined, after: JsonValue, ref: string): boolean {
    const tagsOf = (side: DocumentIndex, value: JsonValue | undefined): JsonValue[] => [
      JSON.stringify(isJsonObject(value) ? (side.discriminators.tags.get(value) ?? null) : null),
      JSON.stringify(side.discriminators.objects.get(ref) ?? null),
    ];
    return isDeepStrictEqual(tagsOf(this.#before, before), tagsOf(this.#after, after));
  }

  /** Whether they mean the same; false where that takes a closer look. */
  isSame(before: JsonValue | undefined, after: JsonValue | undefined): boolean {
    return (
      isDeepStrictEqual(before, after) &&
      [...referencesIn(before)].every((ref) => COMPONENT.test(ref) && !this.#changed.has(ref))
    );
  }

  hasChanged(ref: string): boolean {
    return this.#changed.has(ref);
  }
}

/** Every component and the reference to it. */
export function components(document: JsonObject): [ref: string, value: JsonValue][] {
  const sections = isJsonObject(document["components"]) ? document["components"] : {};
  return Object.entries(sections).flatMap(([section, entries]) =>
    isJsonObject(entries)
      ? Object.entries(entries).map(([name, value]): [string, JsonValue] => [
          `#${toPointer(["components", section, name])}`,
          value,
        ])
      : [],
  );
}

/** What bodies that are text to the client are described as counts too. */
export function referencesIn(value: JsonValue | undefined, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const item of value) referencesIn(item, found);
  else if (isJsonObject(value)) {
    for (const [key, child] of Object.entries(value)) {
      if (key === "$ref" && typeof child === "string") found.add(child);
      else if (key === DESCRIBED && typeof child === "string") referencesIn(JSON.parse(child), found);
      else if (key === ASKED && isJsonObject(child)) {
        for (const text of Object.values(child)) referencesIn(JSON.parse(String(text)), found);
      } else if (typeof child === "object") referencesIn(child, found);
    }
  }
  return found;
}

/** Equality that does not look at the order of a list. */
export function isSameSet(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return isDeepStrictEqual(one, other);
  return (
    one.length === other.length && one.every((item) => other.some((match) => isDeepStrictEqual(item, match)))
  );
}

const LIMITS = ["not", "if", "then", "else", "contains", "propertyNames", "dependentSchemas"];

/** Limits that are schemas themselves. */
export const SCHEMA_LIMITS: ReadonlySet<string> = new Set(LIMITS);

/** Schemas under these are limits: what they refer to is part of no other type. */
export const UNTYPED: ReadonlySet<string> = new Set([...LIMITS, "unevaluatedProperties", "unevaluatedItems"]);

/** Under these stand names that the author chose. */
const NAMES: ReadonlySet<string> = new Set(["properties", "patternProperties", "$defs", "schemas"]);

/** References to everything that the types of operations lead to. */
export function reachedSchemas(document: JsonObject): ReadonlySet<string> {
  const targets = new Map(components(document));
  const reached = typedReferences(document["paths"], new Set());
  for (const ref of reached) typedReferences(targets.get(ref), reached);
  return reached;
}

function typedReferences(value: JsonValue | undefined, found: Set<string>, under = ""): Set<string> {
  if (Array.isArray(value)) for (const item of value) typedReferences(item, found);
  else if (isJsonObject(value)) {
    for (const [key, child] of Object.entries(value)) {
      if (key === "$ref" && typeof child === "string") found.add(child);
      else if (!UNTYPED.has(key) || NAMES.has(under)) typedReferences(child, found, key);
    }
  }
  return found;
}
