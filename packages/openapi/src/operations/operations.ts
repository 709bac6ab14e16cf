import { isJsonObject, type JsonObject, listOf, objectOf } from "../document/json.ts";
import { dereference } from "../document/resolve-reference.ts";

/** The methods that a Path Item Object has a field for, in the order of the specification; `query` since OpenAPI 3.2. */
export const HTTP_METHODS: readonly string[] = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
];

/**
 * The key of a path item that an operation stands under: the field of its method, or the method itself, as it is sent, if
 * it has none. Those stand in `additionalOperations` of OpenAPI 3.2, and in the path item where a document was lowered.
 */
export function methodKey(method: string): string {
  const field = method.toLowerCase();
  return HTTP_METHODS.includes(field) ? field : method;
}

/** Whether OpenAPI 3.1 has a field for a method. openapi-typescript and Prism know no other. */
export function isMethodOf31(method: string): boolean {
  const field = methodKey(method);
  return field !== "query" && HTTP_METHODS.includes(field);
}

/** Whether a key of a path item holds an operation. No field but those of methods is without a lower case letter. */
export function isMethod(key: string): boolean {
  return HTTP_METHODS.includes(key) || (/^[!#$%&'*+.^_`|~\dA-Z-]+$/.test(key) && methodKey(key) === key);
}

/** The methods of a path item: those with fields in the order of the specification, then the others in the document's. */
export function methodsOf(pathItem: JsonObject): string[] {
  const keys = Object.keys(pathItem).filter(isMethod);
  return [
    ...HTTP_METHODS.filter((method) => keys.includes(method)),
    ...keys.filter((key) => !HTTP_METHODS.includes(key)),
  ];
}

/** An operation of a document, and where it stands. */
export interface Operation {
  /** The path template, as in `/jobs/{id}`. */
  readonly path: string;
  /** The HTTP method as in the document: in lower case, or in upper case where a path item has no field for it. */
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
  return Object.entries(objectOf(document["paths"])).flatMap(([path, value]) => {
    const pathItem = dereference(document, value);
    const held = { ...objectOf(pathItem["additionalOperations"]), ...pathItem };
    return methodsOf(held).flatMap((method) => {
      const operation = held[method];
      return isJsonObject(operation) ? [{ path, method, pathItem, operation }] : [];
    });
  });
}

/** An operation as people name it: `DELETE /jobs/{id}`. */
export function operationName({ method, path }: Pick<Operation, "method" | "path">): string {
  return `${method.toUpperCase()} ${path}`;
}

/** The parameters of an operation's path, then its own, which take the place of those of the same name. */
export function parametersOf(document: JsonObject, { pathItem, operation }: Operation): JsonObject[] {
  const lists = [pathItem["parameters"], operation["parameters"]];
  return lists.flatMap((list) => listOf(list).map((parameter) => dereference(document, parameter)));
}

/** The names that stand in braces in a path template. */
export function placesIn(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
}

const SPOKEN_OF_ELSEWHERE = new Set(["accept", "content-type", "authorization"]);

/** OpenAPI 3.1.1, 4.8.12, of `name`, and 3.0 likewise: header parameters of these names shall be ignored. */
export function isIgnoredParameter({ in: place, name }: JsonObject): boolean {
  return place === "header" && SPOKEN_OF_ELSEWHERE.has(String(name).toLowerCase());
}
