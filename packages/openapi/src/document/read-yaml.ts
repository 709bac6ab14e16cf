import { isAlias, isMap, isNode, isScalar, isSeq, type Node, parseAllDocuments } from "yaml";
import { type Place, UserError } from "../user-error.ts";
import type { JsonValue } from "./json.ts";

/** Aliases multiply what they repeat; a document that uses this many nodes through them is an attack or a mistake. */
const MAX_ALIASED_NODES = 10_000;
const JSON_TAG = /^tag:yaml\.org,2002:(?:map|seq|str|null|bool|int|float)$/;

export type At = (offset: number) => Place;

/**
 * Reads one YAML 1.2 document that says no more than JSON could. Merge keys (`<<`) are applied, because
 * every other reader of such a document applies them.
 *
 * @throws UserError when it is broken, or holds what JSON cannot say, or repeats itself through aliases
 */
export function readYaml(text: string, at: At): { root: Node | null; value: JsonValue } {
  // The library compares every pair of keys of a mapping, which takes minutes on a large one: see checkKeys.
  const options = { version: "1.2", merge: true, uniqueKeys: false, prettyErrors: false } as const;
  const documents = parseAllDocuments(text, options);
  const [document, second] = documents;
  if (document === undefined || "empty" in documents) throw new UserError("the document is empty.", at(0));
  const [error] = [...document.errors, ...document.warnings];
  if (error?.code === "RESOURCE_EXHAUSTION") throw new UserError("nested too deep.", at(error.pos[0]));
  if (error !== undefined) throw new UserError(`broken YAML: ${error.message}.`, at(error.pos[0]));
  if (second !== undefined) {
    throw new UserError("several YAML documents in one file; keep one.", at(second.range[0]));
  }
  if (document.directives.yaml.version !== "1.2") {
    throw new UserError(`YAML ${document.directives.yaml.version}; OpenAPI is written in YAML 1.2.`, at(0));
  }
  checkNodes(document.contents, at);
  return { root: document.contents, value: toValue(() => document.toJS({ maxAliasCount: -1 }), at) };
}

function toValue(toJS: () => unknown, at: At): JsonValue {
  try {
    return toJS() as JsonValue;
  } catch (error) {
    // Only a merge key whose value is not a mapping is left to be found out here.
    throw new UserError(`broken YAML: ${error instanceof Error ? error.message : error}.`, at(0));
  }
}

/**
 * Refuses, before anything is expanded: aliases that stand for too much, for themselves or for nothing,
 * keys that are there twice, and values that JSON does not have.
 */
function checkNodes(root: Node | null, at: At): void {
  const sizes = new Map<string, number>();
  let aliased = 0;
  const fail = (node: unknown, message: string): never => {
    throw new UserError(message, at(isNode(node) ? (node.range?.[0] ?? 0) : 0));
  };
  const sizeOf = (node: unknown): number => {
    let size = 1;
    if (isNode(node) && node.tag !== undefined && !JSON_TAG.test(node.tag)) {
      fail(node, `!!${node.tag.slice(node.tag.lastIndexOf(":") + 1)} is not a type in JSON.`);
    }
    if (isAlias(node)) {
      size = sizes.get(node.source) ?? fail(node, `*${node.source} has no anchor that ends before it.`);
      aliased += size;
      if (aliased > MAX_ALIASED_NODES) {
        fail(
          node,
          `its aliases stand for more than ${MAX_ALIASED_NODES} nodes (a "YAML bomb"); write the values out.`,
        );
      }
    } else if (isMap(node)) {
      checkKeys(node.items, fail);
      for (const pair of node.items) size += 1 + sizeOf(pair.value);
    } else if (isSeq(node)) {
      for (const item of node.items) size += sizeOf(item);
    } else if (isScalar(node) && typeof node.value === "number" && !Number.isFinite(node.value)) {
      fail(node, `${node.source} is not a number in JSON.`);
    }
    if (isNode(node) && "anchor" in node && typeof node.anchor === "string") sizes.set(node.anchor, size);
    return size;
  };
  sizeOf(root);
}

/** `200` and `'200'` are two keys in YAML and one in JSON. */
function checkKeys(
  items: readonly { key: unknown }[],
  fail: (node: unknown, message: string) => never,
): void {
  const seen = new Set<string>();
  for (const { key } of items) {
    if (!isScalar(key))
      fail(key, "broken YAML: a key must be a plain value, not a list, a mapping or an alias.");
    const name = String(key.value);
    if (seen.has(name)) fail(key, `broken YAML: the key ${JSON.stringify(name)} is there twice.`);
    seen.add(name);
  }
}
