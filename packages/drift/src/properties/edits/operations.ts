import { HTTP_METHODS, type JsonObject } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { freshName, has, lacks, listIn, madeIn, namesIn, objectIn, renameKey } from "../json-access.ts";
import { ownPlaces, type Place, placedEdit, removal, toggle } from "../places.ts";

/** Paths, methods, and what names an operation. */
export const OPERATION_EDITS: readonly Edit[] = [
  {
    name: "operation added at a new path",
    change(document) {
      const path = freshName("/added", namesIn(document, "paths"));
      madeIn(document, "paths")[path] = { get: newOperation() };
      return path;
    },
  },
  placedEdit("operation added at a known path", "path-item", hasFreeMethod, (item, pick) => {
    const method = pick(HTTP_METHODS.filter((name) => item[name] === undefined)) ?? "get";
    // The parameters that the path asks for stand in each operation, or with all.
    const [sibling = {}] = methodsOf(item).map((name) => objectIn(item, name));
    const parameters = (listIn(sibling, "parameters") as JsonObject[]).filter((own) => own["in"] === "path");
    item[method] = {
      ...newOperation(),
      ...(parameters.length > 0 ? { parameters: structuredClone(parameters) } : {}),
    };
    return method;
  }),
  placedEdit("operation removed", "path-item", hasOperations(2), (item, pick) => {
    const method = pick(methodsOf(item)) ?? "";
    delete item[method];
    return method;
  }),
  {
    name: "path removed",
    change(document, pick) {
      const paths = madeIn(document, "paths");
      const path = pick(Object.keys(paths).slice(1));
      if (path !== undefined) delete paths[path];
      return path;
    },
  },
  {
    name: "path renamed",
    change(document, pick) {
      const paths = madeIn(document, "paths");
      const path = pick(Object.keys(paths));
      if (path === undefined) return undefined;
      renameKey(paths, path, freshName(`${path.replace(/\/$/, "")}/renamed`, Object.keys(paths)));
      return path;
    },
  },
  placedEdit(
    "method changed",
    "path-item",
    (item) => hasOperations(1)(item) && hasFreeMethod(item),
    (item, pick) => {
      const from = pick(methodsOf(item)) ?? "";
      const to = pick(HTTP_METHODS.filter((name) => item[name] === undefined)) ?? "";
      renameKey(item, from, to);
      return `${from} → ${to}`;
    },
  ),
  placedEdit("operationId renamed", "operation", has("operationId"), (operation, _pick, _place, document) => {
    operation["operationId"] = freshName("renamedOperation", operationIds(document));
  }),
  removal("operationId removed", "operation", "operationId"),
  placedEdit("operationId added", "operation", lacks("operationId"), (operation, _pick, _place, document) => {
    operation["operationId"] = freshName("namedOperation", operationIds(document));
  }),
  toggle("operation deprecated or no longer so", "operation", "deprecated"),
];

function newOperation(): JsonObject {
  const schema: JsonObject = { type: "object", properties: { added: { type: "string" } } };
  return { responses: { "200": { description: "Added", content: { "application/json": { schema } } } } };
}

function operationIds(document: JsonObject): string[] {
  return ownPlaces(document, "operation").map(({ value }) => String(value["operationId"]));
}

function methodsOf(item: JsonObject): string[] {
  return HTTP_METHODS.filter((method) => objectIn(item, method) !== undefined);
}

function hasFreeMethod(item: JsonObject): boolean {
  return methodsOf(item).length > 0 && methodsOf(item).length < HTTP_METHODS.length;
}

function hasOperations(least: number): (item: JsonObject, place?: Place) => boolean {
  return (item) => methodsOf(item).length >= least;
}
