import { isDeepStrictEqual } from "node:util";
import { Document } from "yaml";
import {
  defineKey,
  isJsonObject,
  type JsonObject,
  type JsonPath,
  type JsonValue,
  listOf,
  objectOf,
} from "../document/json.ts";
import type { ParsedDocument } from "../document/parse-document.ts";
import { toPointer } from "../document/pointer.ts";
import { UserError } from "../user-error.ts";

/** A document that holds some of a vendor's operations, and the page it is from. */
export interface Fragment {
  /** A path or a URL. */
  readonly name: string;
  readonly document: Pick<ParsedDocument, "value">;
}

/** A part of a document that is taken whole from one fragment; undefined where it is known to be missing. */
interface Part {
  readonly path: JsonPath;
  readonly value: JsonValue | undefined;
}

/** What holds for all operations of a document, or of a path: to say nothing is to say something about it. */
const FOR_ALL = ["openapi", "jsonSchemaDialect", "servers", "security"];
const FOR_PATH = ["$ref", "parameters", "servers"];

/**
 * One document with all operations, components and webhooks of several. What is said about the whole, and means
 * nothing to a program (info, tags, externalDocs, extensions), is said by the first that says it.
 *
 * @throws UserError when two disagree about anything else, naming both and the first place where they do
 */
export function mergeDocuments(fragments: readonly Fragment[]): JsonObject {
  const merged = new Map<string, Part & { readonly from: string }>();
  for (const { name, document } of fragments) {
    for (const part of partsOf(document.value)) {
      const pointer = toPointer(part.path);
      const known = merged.get(pointer);
      if (known === undefined) merged.set(pointer, { ...part, from: name });
      else if (!isSaidByFirst(part) && !isDeepStrictEqual(known.value, part.value)) {
        const place = toPointer([...part.path, ...firstDifference(known.value, part.value)]);
        throw new UserError(
          `differs from ${known.from} at #${place}, so that they do not belong to one document. ` +
            "Read both again on one day; if they still differ, vendor one of them alone.",
          { file: name },
        );
      }
    }
  }
  return assemble([...merged.values()]);
}

/** The same document gives the same text, which says to readers of YAML 1.1 what it says to those of 1.2. */
export function printMerged(document: JsonObject): string {
  const options = { compat: "yaml-1.1", aliasDuplicateObjects: false } as const;
  return new Document(document, options).toString({ lineWidth: 0 });
}

function isSaidByFirst({ path: [key] }: Part): boolean {
  return key === "info" || key === "tags" || key === "externalDocs" || String(key).startsWith("x-");
}

function partsOf(document: JsonObject): Part[] {
  const whole = [...new Set([...Object.keys(document), ...FOR_ALL])];
  return whole.flatMap((key): Part[] => {
    const value = document[key];
    const entries = Object.entries(objectOf(value));
    if (key === "paths") return entries.flatMap(([path, item]) => partsOfPath(path, item));
    if (key === "components")
      return entries.flatMap(([section, items]) => namedParts(["components", section], items));
    if (key === "webhooks") return namedParts([key], value);
    if (key === "tags" && Array.isArray(value)) return value.map((tag) => tagPart(tag));
    return [{ path: [key], value }];
  });
}

function partsOfPath(path: string, item: JsonValue): Part[] {
  const above = FOR_PATH.map((key) => ({ path: ["paths", path, key], value: objectOf(item)[key] }));
  return [
    ...above,
    ...namedParts(["paths", path], item).flatMap((part) => {
      const key = String(part.path[2]);
      if (FOR_PATH.includes(key)) return [];
      // Operations of other methods, each of which may be on a page of its own.
      return key === "additionalOperations" ? namedParts(part.path, part.value) : [part];
    }),
  ];
}

function namedParts(path: JsonPath, items: JsonValue | undefined): Part[] {
  return Object.entries(objectOf(items)).map(([name, value]) => ({ path: [...path, name], value }));
}

function tagPart(tag: JsonValue): Part {
  return { path: ["tags", String(isJsonObject(tag) ? tag["name"] : tag)], value: tag };
}

/** From two values that differ to where they first do. */
function firstDifference(one: JsonValue | undefined, other: JsonValue | undefined): JsonPath {
  if (!isContainer(one) || !isContainer(other) || Array.isArray(one) !== Array.isArray(other)) return [];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const key of keys) {
    const [ours, theirs] = [
      Object.getOwnPropertyDescriptor(one, key),
      Object.getOwnPropertyDescriptor(other, key),
    ];
    if (!isDeepStrictEqual(ours?.value, theirs?.value))
      return [key, ...firstDifference(ours?.value, theirs?.value)];
  }
  return [];
}

function isContainer(value: JsonValue | undefined): value is JsonObject | JsonValue[] {
  return typeof value === "object" && value !== null;
}

function assemble(parts: readonly Part[]): JsonObject {
  const root: JsonObject = {};
  for (const { path, value } of parts) {
    if (value === undefined) continue;
    if (path[0] === "tags") {
      root["tags"] = [...listOf(root["tags"]), value];
      continue;
    }
    let holder = root;
    for (const key of path.slice(0, -1)) holder = ownObject(holder, String(key));
    defineKey(holder, String(path.at(-1)), value);
  }
  return root;
}

function ownObject(holder: JsonObject, key: string): JsonObject {
  const known = Object.hasOwn(holder, key) ? holder[key] : undefined;
  if (isJsonObject(known)) return known;
  const made: JsonObject = {};
  defineKey(holder, key, made);
  return made;
}
