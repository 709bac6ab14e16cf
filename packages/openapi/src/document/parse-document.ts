import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from "yaml";
import { type Place, UserError } from "../user-error.ts";
import { findDepth } from "./find-depth.ts";
import { findJsonProblem } from "./find-json-problem.ts";
import { isJsonObject, type JsonObject, type JsonPath, type JsonValue, parseJson } from "./json.ts";
import { type At, readYaml } from "./read-yaml.ts";
import { repeatsAKey } from "./repeats-a-key.ts";

/** A document that was read from YAML or JSON, and the way back from each of its values to its line. */
export interface ParsedDocument {
  /** The document itself. */
  readonly value: JsonObject;
  /** The format it was written in. */
  readonly format: "yaml" | "json";
  /**
   * Gives the file, line and column of the value at `path`, or of its nearest ancestor that exists. A property stands
   * where its key does.
   */
  locate(path: JsonPath): Place;
}

/** Deeper than any real document, and shallow enough for every recursive reader that comes after. */
const MAX_DEPTH = 500;
const TOO_DEEP = `nested more than ${MAX_DEPTH} levels deep.`;

/**
 * Parses YAML 1.2 or JSON whose root is an object. Whether it is an OpenAPI document is not looked at.
 *
 * @param text the whole document
 * @param start the file's name for messages; and where `text` begins, when it was cut out of a larger file
 * @returns the document, with the place of each of its values
 * @throws UserError when the text is broken, holds several documents, is nested more than 500 levels deep, or grows out
 *   of bounds through YAML aliases
 * @example
 * const document = parseDocument("openapi: 3.1.0\n", { file: "acme.yaml" });
 * document.value["openapi"]; // "3.1.0"
 */
export function parseDocument(text: string, start: Place): ParsedDocument {
  const at = placer(text, start);
  const format = text.trimStart().startsWith("{") ? "json" : "yaml";
  if (format === "json") refuseDepth(text, at);
  const { root, value } = format === "json" ? readJson(text, at) : readYaml(text, at);
  if (!isJsonObject(value)) {
    throw new UserError("expected a mapping at the root of the document, found something else.", at(0));
  }
  let tree: Node | null | undefined = root;
  const locate = (path: JsonPath): Place => {
    tree ??= readTree(text);
    return at(offsetOf(tree, path));
  };
  checkValues(value, locate);
  return { value, format, locate };
}

function placer(text: string, start: Place): At {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) lines.addNewLine(i + 1);
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { file: start.file, line: line + (start.line ?? 1) - 1, column: col + (start.column ?? 1) - 1 };
  };
}

function readJson(text: string, at: At): { root: undefined; value: JsonValue } {
  const json = text.replace(/^\uFEFF/, " ");
  const value = parseJson(json);
  if (value !== undefined && !repeatsAKey(json, value)) return { root: undefined, value };
  const problem = findJsonProblem(json);
  if (problem === undefined) throw new Error("two readers of JSON disagree about a document");
  throw new UserError(`broken JSON: ${problem.message}.`, at(problem.offset));
}

/** YAML 1.2 contains JSON, and its parser keeps places. It takes longer than JSON.parse, so only for messages. */
function readTree(text: string): Node | null {
  return parseAllDocuments(text, { uniqueKeys: false })[0]?.contents ?? null;
}

/** Before anything is made of it: what would find the place afterwards could not go as deep. */
function refuseDepth(text: string, at: At): void {
  const offset = findDepth(text, MAX_DEPTH + 1);
  if (offset !== undefined) throw new UserError(TOO_DEEP, at(offset));
}

interface Nested {
  readonly value: JsonValue;
  readonly depth: number;
  readonly key: string | number;
  readonly parent: Nested | undefined;
}

/** Without recursion, so that the depth it refuses cannot overflow it. */
function checkValues(root: JsonObject, locate: (path: JsonPath) => Place): void {
  const left: Nested[] = [{ value: root, depth: 0, key: "", parent: undefined }];
  for (let parent = left.pop(); parent !== undefined; parent = left.pop()) {
    if (parent.depth > MAX_DEPTH) {
      throw new UserError(TOO_DEEP, locate(pathTo(parent)));
    }
    if (typeof parent.value === "number" && !Number.isFinite(parent.value)) {
      throw new UserError("the number is larger than programs can hold.", locate(pathTo(parent)));
    }
    if (typeof parent.value !== "object" || parent.value === null) continue;
    for (const [key, value] of Object.entries(parent.value)) {
      left.push({ value, depth: parent.depth + 1, key, parent });
    }
  }
}

function pathTo(nested: Nested): JsonPath {
  const path: (string | number)[] = [];
  for (let at = nested; at.parent !== undefined; at = at.parent) path.unshift(at.key);
  return path;
}

function offsetOf(root: Node | null, path: JsonPath): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (pair === undefined) break;
      offset = (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (!isNode(node)) break;
      offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
