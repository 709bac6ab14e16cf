import { isJsonObject, type JsonObject } from "../document/json.ts";
import { dereference } from "../document/resolve-reference.ts";

/** The methods that a Path Item Object of OpenAPI 3.0 and 3.1 may hold an operation under, in the order of the specification. */
export const HTTP_METHODS: readonly string[] = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
];

/** An operation of a document, and where it stands. */
export interface Operation {
  /** The path template, as in `/jobs/{id}`. */
  readonly path: string;
  /** The HTTP method in lower case, as in the document. */
  readonly method: string;
  /** The Path Item Object that holds it. */
  readonly pathItem: JsonObject;
  /** The Operation Object itself. */
  readonly operation: JsonObject;
}

/**
 * Lists all operations under a document's `paths`, in the document's order of paths. Path items that are references are
 * followed.
 *
 * @example
 * for (const { method, path } of listOperations(document.value)) console.log(method.toUpperCase(), path);
 */
export function listOperations(document: JsonObject): Operation[] {
  const paths = isJsonObject(document["paths"]) ? document["paths"] : {};
  return Object.entries(paths).flatMap(([path, value]) => {
    const pathItem = dereference(document, value);
    return HTTP_METHODS.flatMap((method) => {
      const operation = pathItem[method];
      return isJsonObject(operation) ? [{ path, method, pathItem, operation }] : [];
    });
  });
}

const SPOKEN_OF_ELSEWHERE = new Set(["accept", "content-type", "authorization"]);

/** OpenAPI 3.1.1, 4.8.12, of `name`, and 3.0 likewise: header parameters of these names shall be ignored. */
export function isIgnoredParameter({ in: place, name }: JsonObject): boolean {
  return place === "header" && SPOKEN_OF_ELSEWHERE.has(String(name).toLowerCase());
}
