import { canDiscriminate } from "@calloff/codegen/internal";
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  resolveReference,
  toPointer,
  unescapeKey,
} from "@calloff/openapi/internal";

/** What may name a component; a mapping may have its name for a reference. */
const NAME = /^[\w.-]+$/;

/** A property that openapi-typescript gives to a schema because of a discriminator elsewhere. */
export interface Tag {
  readonly property: string;
  readonly values: readonly string[];
}

/** What discriminators do to the generated types of other schemas; follows `scanDiscriminators` of openapi-typescript. */
export interface Discriminators {
  /** By the schema whose property is replaced. */
  readonly tags: ReadonlyMap<JsonObject, readonly Tag[]>;
  /** The discriminator that stands at a reference, or is inherited there. */
  readonly objects: ReadonlyMap<string, JsonObject>;
  /** References whose tags are in place. */
  readonly handled: ReadonlySet<string>;
}

export function scanDiscriminators(document: JsonObject): Discriminators {
  const tags = new Map<JsonObject, Tag[]>();
  const objects = new Map<string, JsonObject>();
  const handled = new Set<string>();
  const heirs: [path: readonly (string | number)[], allOf: readonly JsonValue[]][] = [];

  const patch = (ref: string, tag: Tag): void => {
    const { value } = resolveReference(document, ref);
    if (!isJsonObject(value) || (!Array.isArray(value["allOf"]) && value["type"] !== "object")) return;
    tags.set(value, [...(tags.get(value) ?? []), tag]);
    handled.add(ref);
  };

  visit(document, [], (node, path) => {
    const { discriminator, oneOf, allOf } = node;
    if (Array.isArray(allOf)) heirs.push([[...path], allOf]);
    if (!isJsonObject(discriminator) || typeof discriminator["propertyName"] !== "string") return;
    if (!canDiscriminate(document, node)) return;
    objects.set(`#${toPointer(path)}`, discriminator);
    if (!Array.isArray(oneOf)) return;
    for (const [ref, values] of mappedValues(oneOf, discriminator)) {
      if (!handled.has(ref)) patch(ref, { property: discriminator["propertyName"], values });
    }
  });

  for (const [path, allOf] of heirs) {
    const ref = `#${toPointer(path)}`;
    for (const item of allOf) {
      if (!isJsonObject(item)) continue;
      const own = item["discriminator"];
      if (typeof item["$ref"] !== "string") {
        if (isJsonObject(own) && typeof own["propertyName"] === "string") objects.set(ref, own);
        continue;
      }
      const discriminator = objects.get(item["$ref"]);
      if (discriminator === undefined) break;
      const values = mappingOf(discriminator).flatMap(([value, target]) => (target === ref ? [value] : []));
      if (values.length > 0) patch(ref, { property: String(discriminator["propertyName"]), values });
      objects.set(ref, { ...discriminator });
    }
  }
  return { tags, objects, handled };
}

/** The value that tells a schema apart, when its own reference is all that says so. */
export function inferredTag(discriminator: JsonObject, ref: string): Tag {
  const name = lastOf(ref);
  const mapped = mappingOf(discriminator).find(
    ([, target]) => (target.startsWith("#") ? lastOf(target) : target) === name,
  );
  return { property: String(discriminator["propertyName"]), values: [mapped?.[0] ?? name] };
}

function mappedValues(oneOf: readonly JsonValue[], discriminator: JsonObject): Map<string, string[]> {
  const inferred = oneOf.flatMap((item): [string, string[]][] =>
    isJsonObject(item) && typeof item["$ref"] === "string" ? [[item["$ref"], [lastOf(item["$ref"])]]] : [],
  );
  const values = new Map(inferred);
  const defined = new Set<string>();
  for (const [value, ref] of mappingOf(discriminator)) {
    values.set(ref, defined.has(ref) ? [...(values.get(ref) ?? []), value] : [value]);
    defined.add(ref);
  }
  return values;
}

function mappingOf(discriminator: JsonObject): [value: string, ref: string][] {
  const { mapping } = discriminator;
  if (!isJsonObject(mapping)) return [];
  return Object.entries(mapping).flatMap(([value, ref]) =>
    typeof ref === "string" ? [[value, NAME.test(ref) ? `#/components/schemas/${ref}` : ref]] : [],
  );
}

function lastOf(ref: string): string {
  return unescapeKey(ref.split("/").pop() ?? "");
}

type Visitor = (node: JsonObject, path: readonly (string | number)[]) => void;

function visit(value: JsonValue, path: (string | number)[], visitor: Visitor): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) visitor(value, path);
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [key, child] of entries) {
    if (typeof child !== "object" || child === null) continue;
    if ((key === "example" || key === "examples") && path.at(-1) !== "properties") continue;
    path.push(key);
    visit(child, path, visitor);
    path.pop();
  }
}
