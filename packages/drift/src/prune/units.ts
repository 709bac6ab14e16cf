import {
  isJsonObject,
  isMethod,
  type JsonObject,
  type JsonValue,
  parseFragment,
  parsePointer,
} from "@calloff/openapi/internal";

/** The parts that a document is pruned by: its operations, webhooks and components, by their JSON pointer's start. */
export type Units = Map<string, JsonValue>;

/** Every unit of a document, by `kind group name`, as in `components schemas Job` and `paths /jobs get`. */
export function unitsOf(document: JsonObject): Units {
  const units: Units = new Map();
  for (const kind of ["paths", "webhooks"]) {
    for (const [path, item] of entriesOf(document[kind])) {
      // What stands beside the methods belongs to each of them.
      const shared = entriesOf(item).filter(([key]) => !isMethod(key));
      units.set(unitName(kind, path, ""), Object.fromEntries(shared));
      for (const [key, value] of entriesOf(item)) {
        if (isMethod(key)) units.set(unitName(kind, path, key), value);
      }
    }
  }
  for (const [group, members] of entriesOf(document["components"])) {
    for (const [name, value] of entriesOf(members)) units.set(unitName("components", group, name), value);
  }
  return units;
}

/** The document with only some of its units. */
export function documentOf(document: JsonObject, keep: (unit: string) => boolean): JsonObject {
  const pruned: JsonObject = {
    openapi: document["openapi"] ?? "",
    info: { title: "", version: "" },
    paths: {},
  };
  for (const kind of ["paths", "webhooks"]) {
    const items: JsonObject = {};
    for (const [path, item] of entriesOf(document[kind])) {
      if (!keep(unitName(kind, path, ""))) continue;
      const kept = entriesOf(item).filter(([key]) => !isMethod(key) || keep(unitName(kind, path, key)));
      items[path] = Object.fromEntries(kept);
    }
    if (kind in document) pruned[kind] = items;
  }
  const components: JsonObject = {};
  for (const [group, members] of entriesOf(document["components"])) {
    const kept = entriesOf(members).filter(([name]) => keep(unitName("components", group, name)));
    components[group] = Object.fromEntries(kept);
  }
  return { ...pruned, components };
}

/** What a part of a document refers to. */
export interface References {
  readonly units: ReadonlySet<string>;
  /** Whether one of its schemas has a discriminator. */
  readonly discriminates: boolean;
}

export function referencesOf(value: JsonValue): References {
  const found = new Set<string>();
  let discriminates = false;
  const left = [value];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (isJsonObject(next)) {
      if (typeof next["$ref"] === "string") found.add(unitOfReference(next["$ref"]));
      if (isJsonObject(next["discriminator"])) {
        discriminates = true;
        for (const target of mappingOf(next["discriminator"])) found.add(unitOfReference(target));
      }
    }
    for (const key in next) {
      const child = (next as JsonObject)[key];
      if (typeof child === "object" && child !== null) left.push(child);
    }
  }
  return { units: found, discriminates };
}

const known = new Map<string, string>();

/** The unit that a reference, or a JSON pointer in a fragment, leads into. */
export function unitOfReference(reference: string): string {
  // A large document refers to few places, many thousand times.
  const unit = known.get(reference) ?? parseReference(reference);
  known.set(reference, unit);
  return unit;
}

function parseReference(reference: string): string {
  // A discriminator may name a schema without a pointer.
  if (!/^#?\//.test(reference)) return unitName("components", "schemas", reference);
  const keys = reference.startsWith("#") ? parseFragment(reference) : parsePointer(reference);
  const [kind = "", group = "", name = ""] = keys ?? [];
  return unitName(kind, group, kind === "components" || isMethod(name) ? name : "");
}

export function unitName(kind: string, group: string, name: string): string {
  return `${kind} ${group} ${name}`;
}

function mappingOf({ mapping }: JsonObject): string[] {
  return isJsonObject(mapping) ? Object.values(mapping).filter((target) => typeof target === "string") : [];
}

export function entriesOf(value: JsonValue | undefined): [string, JsonValue][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
