import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from "yaml";
import { Failure, type Place } from "../failure.ts";
import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from "./json.ts";

/** Text that was read as YAML or JSON, and the way back from a value to its line. */
export interface ParsedDocument {
  readonly value: JsonObject;
  readonly format: "yaml" | "json";
  /** The place of the value at `path`, or of its nearest ancestor that exists. */
  locate(path: JsonPath): Place;
}

/** Deeper than any real document, and shallow enough for every recursive reader that comes after. */
const MAX_DEPTH = 500;
/** Aliases multiply what they repeat; a document that uses this many nodes through them is an attack or a mistake. */
const MAX_ALIASED_NODES = 10_000;

/**
 * Reads YAML 1.2 or JSON whose root is an object.
 *
 * @param start where `text` begins, for text that was cut out of a larger file
 * @throws Failure when it is broken, has several documents, is nested too deep, or repeats itself through aliases
 */
export function parseDocument(text: string, start: Place): ParsedDocument {
  const at = placer(text, start);
  const format = text.trimStart().startsWith("{") ? "json" : "yaml";
  const { root, value } = format === "json" ? readJson(text, at) : readYaml(text, at);
  if (!isJsonObject(value)) {
    throw new Failure("expected a mapping at the root of the document, found something else.", start);
  }
  checkDepth(value, at(0));
  return { value, format, locate: (path) => at(offsetOf(root(), path)) };
}

type At = (offset: number) => Place;

function placer(text: string, start: Place): At {
  const lines = new LineCounter();
  for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) lines.addNewLine(i + 1);
  lines.lineStarts.unshift(0);
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    const column = (line === 1 ? (start.column ?? 1) - 1 : 0) + col;
    return { file: start.file, line: line + (start.line ?? 1) - 1, column };
  };
}

interface Read {
  /** The syntax tree, for places. Built when first asked for: it costs more than the value. */
  root(): Node | null;
  value: JsonValue;
}

function readJson(text: string, at: At): Read {
  try {
    const value = JSON.parse(text) as JsonValue;
    let root: Node | null | undefined;
    return {
      value,
      root: () => (root ??= parseAllDocuments(text, { uniqueKeys: false })[0]?.contents ?? null),
    };
  } catch {
    // YAML 1.2 contains JSON: its parser says where the text breaks. What only YAML allows is still refused.
    const read = readYaml(text, at);
    throw new Failure(
      `starts like JSON, but is not: ${read.value === null ? "it is empty" : "check its commas and quotes"}.`,
      at(0),
    );
  }
}

function readYaml(text: string, at: At): Read {
  const documents = parseAllDocuments(text, { version: "1.2", uniqueKeys: true, prettyErrors: false });
  const [document, second] = documents;
  if (document === undefined || "empty" in documents) throw new Failure("the document is empty.", at(0));
  const [error] = document.errors;
  if (error !== undefined) throw new Failure(`broken YAML: ${error.message}`, at(error.pos[0]));
  if (second !== undefined) {
    throw new Failure("several YAML documents in one file; keep one.", at(second.range[0]));
  }
  const root = document.contents;
  refuseAliasBomb(root, at);
  const value = document.toJS({ maxAliasCount: -1 }) as JsonValue;
  return { value, root: () => root };
}

/** Counts the nodes that aliases stand for, anchors inside anchors included, before anything is expanded. */
function refuseAliasBomb(root: Node | null, at: At): void {
  const sizes = new Map<string, number>();
  let aliased = 0;
  const sizeOf = (node: unknown): number => {
    let size = 1;
    if (isAlias(node)) {
      size = sizes.get(node.source) ?? 1;
      aliased += size;
      if (aliased > MAX_ALIASED_NODES) {
        throw new Failure(
          `its aliases stand for more than ${MAX_ALIASED_NODES} nodes (a "YAML bomb"); write the values out.`,
          at(node.range?.[0] ?? 0),
        );
      }
    } else if (isMap(node)) {
      for (const pair of node.items) size += sizeOf(pair.key) + sizeOf(pair.value);
    } else if (isSeq(node)) {
      for (const item of node.items) size += sizeOf(item);
    }
    if (isNode(node) && "anchor" in node && typeof node.anchor === "string") sizes.set(node.anchor, size);
    return size;
  };
  sizeOf(root);
}

/** Without recursion, so that the depth it refuses cannot overflow it. */
function checkDepth(root: JsonValue, place: Place): void {
  let level: JsonValue[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new Failure(`nested more than ${MAX_DEPTH} levels deep.`, place);
    level = level.flatMap((value) =>
      typeof value === "object" && value !== null ? Object.values(value) : [],
    );
  }
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
