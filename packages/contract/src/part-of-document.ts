import {
  dereference,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  methodKey,
  objectOf,
  parseFragment,
  valueAt,
} from "@calloff/openapi/internal";

/**
 * A document with one operation at one server, and what that refers to. Prism reads all of a document before it
 * answers, and looks through all of it for each request: with a thousand operations that is most of the time that
 * everything takes.
 */
export function partOfDocument(
  document: JsonObject,
  { path, method }: { readonly path: string; readonly method: string },
  server: string,
): JsonObject {
  const { openapi, info, security, components } = document;
  const { securitySchemes: schemes } = objectOf(components);
  const pathItem = dereference(document, objectOf(document["paths"])[path]);
  const parameters = readable(document, pathItem["parameters"]);
  const { servers: _, ...own } = dereference(document, pathItem[methodKey(method)]);
  const operation = defined({ ...own, parameters: readable(document, own["parameters"]) });
  const wanted = defined({ parameters, [methodKey(method)]: operation });
  const part: JsonObject = defined({ openapi, info, security, paths: { [path]: wanted } });
  part["components"] = defined({ securitySchemes: schemes });
  part["servers"] = [{ url: server }];
  const seen = new Set<string>();
  const waiting: JsonValue[] = [wanted, schemes ?? null];
  for (const node of waiting) {
    for (const reference of referencesIn(node)) {
      if (seen.has(reference)) continue;
      seen.add(reference);
      const keys = parseFragment(reference) ?? [];
      const place = keys.slice(0, DEPTHS[keys[0] ?? ""] ?? 1);
      const target = valueAt(document, place);
      if (target !== undefined && put(part, place, target)) waiting.push(target);
    }
  }
  return part;
}

/** Prism knows no parameter that is the whole query, and takes any query where none is described. */
function readable(document: JsonObject, parameters: JsonValue | undefined): JsonValue | undefined {
  if (!Array.isArray(parameters)) return parameters;
  return parameters.filter((item) => dereference(document, item)["in"] !== "querystring");
}

/** How deep what is taken along stands: a component, a path, or anything else at the top. */
const DEPTHS: Readonly<Record<string, number>> = { components: 3, paths: 2 };

/** False where something stands there already. */
function put(root: JsonObject, keys: readonly string[], value: JsonValue): boolean {
  let holder = root;
  for (const key of keys.slice(0, -1)) {
    const next = holder[key] ?? {};
    if (!isJsonObject(next)) return false;
    holder[key] = next;
    holder = next;
  }
  const last = keys.at(-1);
  if (last === undefined || Object.hasOwn(holder, last)) return false;
  holder[last] = value;
  return true;
}

function defined(parts: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(parts).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
}

function referencesIn(root: JsonValue): string[] {
  const found: string[] = [];
  const waiting: JsonValue[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== "object" || node === null) continue;
    if (isJsonObject(node)) {
      const { $ref: reference, discriminator } = node;
      if (typeof reference === "string") found.push(reference);
      found.push(...mappingsOf(discriminator));
    }
    waiting.push(...Object.values(node));
  }
  return found;
}

function mappingsOf(discriminator: JsonValue | undefined): string[] {
  const { mapping } = objectOf(discriminator);
  const targets = Object.values(objectOf(mapping));
  return targets.filter((target): target is string => typeof target === "string" && target.startsWith("#"));
}
