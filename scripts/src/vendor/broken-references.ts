import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from "../document/json.ts";
import { findReferences, type Reference } from "./find-references.ts";

/** Something wrong with a document, at the value that `path` leads to. */
export interface Problem {
  readonly path: JsonPath;
  readonly message: string;
}

/** Every reference that leaves the document, and every one that leads nowhere in it. Nothing is fetched. */
export function findBrokenReferences(root: JsonObject): Problem[] {
  const { references, anchors } = findReferences(root);
  return references.flatMap((reference) => {
    const message = faultOf(reference, root, anchors);
    return message === undefined ? [] : [{ path: reference.path, message }];
  });
}

function faultOf(
  { keyword, target }: Reference,
  root: JsonObject,
  anchors: ReadonlySet<string>,
): string | undefined {
  if (typeof target !== "string") return `${keyword} must be a string.`;
  if (!target.startsWith("#")) {
    if (keyword !== "mapping") return leaves(keyword, target);
    if (resolvePointer(root, ["components", "schemas", target]) !== undefined) return undefined;
    return `mapping "${target}" is neither a schema under components nor a reference that begins with "#".`;
  }
  // A document taken from a page holds only some operations, and nothing follows links.
  if (keyword === "operationRef") return undefined;
  const isAnchor = /^#[^/]/.test(target);
  const fault = isAnchor
    ? anchors.has(target.slice(1))
      ? undefined
      : "leads nowhere."
    : follow(target, root);
  return fault && `${keyword} "${target}" ${fault}`;
}

function leaves(keyword: string, target: string): string {
  return `${keyword} "${target}" leaves the document, and nothing is fetched for it; take the document in one piece, where every reference begins with "#".`;
}

/** Undefined when the reference, and those it leads to, arrive at something. */
function follow(reference: string, root: JsonObject): string | undefined {
  const seen = new Set<string>();
  for (let next = reference; !seen.has(next); ) {
    seen.add(next);
    const keys = parseFragment(next);
    const target = keys && resolvePointer(root, keys);
    if (target === undefined) return "leads nowhere.";
    const further = isJsonObject(target) && Object.hasOwn(target, "$ref") ? target["$ref"] : undefined;
    if (typeof further !== "string" || !/^#(?:\/|$)/.test(further)) return undefined;
    next = further;
  }
  return "leads back to itself.";
}

/** The keys of a JSON Pointer in a URL fragment (RFC 6901, section 6); undefined when its escapes are broken. */
function parseFragment(reference: string): string[] | undefined {
  try {
    const [, ...keys] = decodeURIComponent(reference.slice(1)).split("/");
    return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  } catch {
    return undefined;
  }
}

function resolvePointer(root: JsonValue, keys: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const key of keys) {
    const isThere = typeof value === "object" && value !== null && Object.hasOwn(value, key);
    value = isThere ? (value as JsonObject)[key] : undefined;
  }
  return value;
}
