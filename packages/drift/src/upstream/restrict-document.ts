import {
  findBrokenReferences,
  findReferences,
  isJsonObject,
  isMethod,
  type JsonObject,
  type JsonPath,
  parseFragment,
  UserError,
  valueAt,
} from "@calloff/openapi/internal";
import { isSameOperation, type NamedOperation, namedOperations } from "./operation-names.ts";

/**
 * What `document` says about the operations that are vendored: those, and the components that they reach or that
 * are vendored too. A page of documentation shows no more than that.
 *
 * @param name of the document, for messages
 * @throws UserError when that does not stand alone
 */
export function restrictDocument(document: JsonObject, vendored: JsonObject, name: string): JsonObject {
  const wanted = namedOperations(vendored);
  const paths = keepOperations(document, wanted);
  const { webhooks, ...rest } = document;
  const kept = keepNames(webhooks, Object.keys(objectAt(vendored, ["webhooks"])));
  const root = { ...rest, paths, ...(Object.keys(kept).length > 0 && { webhooks: kept }) };
  const restricted = keepComponents(root, objectAt(vendored, ["components"]));
  const [broken] = findBrokenReferences(restricted);
  if (broken === undefined) return restricted;
  throw new UserError(
    `what it says about ${wanted.map((operation) => operation.name).join(", ")} cannot be told apart from the rest: ${broken.message}`,
    { file: name },
  );
}

function keepOperations(document: JsonObject, wanted: readonly NamedOperation[]): JsonObject {
  const paths: JsonObject = {};
  for (const candidate of namedOperations(document)) {
    const { path, method, pathItem, operation } = candidate;
    const known = paths[path];
    if (!wanted.some((one) => isSameOperation(one, candidate))) continue;
    const kept = isJsonObject(known) ? known : withoutOperations(pathItem);
    // It stands where it stood: an overlay is to find it there.
    const { additionalOperations: others } = kept;
    const isOther = Object.hasOwn(objectAt(pathItem, ["additionalOperations"]), method);
    paths[path] = isOther
      ? { ...kept, additionalOperations: { ...(isJsonObject(others) && others), [method]: operation } }
      : { ...kept, [method]: operation };
  }
  return paths;
}

function withoutOperations(pathItem: JsonObject): JsonObject {
  const others = Object.entries(pathItem).filter(([key]) => !isMethod(key) && key !== "additionalOperations");
  return Object.fromEntries(others);
}

/** Components lead to components: until no more are reached. */
function keepComponents(root: JsonObject, vendored: JsonObject): JsonObject {
  const all = objectAt(root, ["components"]);
  const sections = new Map(
    Object.keys(all).map((section) => [section, new Set(Object.keys(objectAt(vendored, [section])))]),
  );
  for (;;) {
    const components = Object.fromEntries(
      [...sections]
        .map(([section, names]): [string, JsonObject] => [section, keepNames(all[section], [...names])])
        .filter(([, items]) => Object.keys(items).length > 0),
    );
    const restricted: JsonObject = { ...root, components };
    if (Object.keys(components).length === 0) delete restricted["components"];
    let isWhole = true;
    for (const [section, name] of reachedFrom(restricted)) {
      const names = sections.get(section);
      if (names === undefined || names.has(name) || !Object.hasOwn(objectAt(all, [section]), name)) continue;
      names.add(name);
      isWhole = false;
    }
    if (isWhole) return restricted;
  }
}

/** The components that a document names, as section and name. */
function reachedFrom(document: JsonObject): [string, string][] {
  const { references } = findReferences(document);
  const targets = references.flatMap(({ keyword, target }): [string, string][] => {
    if (typeof target !== "string") return [];
    const [root, section, name] = parseFragment(target) ?? [];
    if (root === "components" && section !== undefined && name !== undefined) return [[section, name]];
    return keyword === "mapping" && !target.startsWith("#") ? [["schemas", target]] : [];
  });
  const requirements = [document, ...namedOperations(document).map(({ operation }) => operation)];
  for (const { security } of requirements) {
    if (!Array.isArray(security)) continue;
    for (const alternative of security.filter(isJsonObject)) {
      for (const scheme of Object.keys(alternative)) targets.push(["securitySchemes", scheme]);
    }
  }
  return targets;
}

function keepNames(items: unknown, names: readonly string[]): JsonObject {
  const kept = new Set(names);
  return isJsonObject(items)
    ? Object.fromEntries(Object.entries(items).filter(([name]) => kept.has(name)))
    : {};
}

function objectAt(value: JsonObject, path: JsonPath): JsonObject {
  const found = valueAt(value, path);
  return isJsonObject(found) ? found : {};
}
