import { isJsonObject, type JsonObject } from "../document/json.ts";
import { dereference } from "./reference.ts";

const METHODS: readonly string[] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** An operation and where it stands. */
export interface Operation {
  readonly path: string;
  /** In lower case, as in the document. */
  readonly method: string;
  readonly pathItem: JsonObject;
  readonly operation: JsonObject;
}

export function listOperations(document: JsonObject): Operation[] {
  const paths = isJsonObject(document["paths"]) ? document["paths"] : {};
  return Object.entries(paths).flatMap(([path, value]) => {
    const pathItem = dereference(document, value);
    return METHODS.flatMap((method) => {
      const operation = pathItem[method];
      return isJsonObject(operation) ? [{ path, method, pathItem, operation }] : [];
    });
  });
}
