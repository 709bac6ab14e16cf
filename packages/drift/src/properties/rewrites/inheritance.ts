import { isDeepStrictEqual } from "node:util";
import { type JsonObject, type JsonValue, methodsOf } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { lacks, listIn, objectIn } from "../json-access.ts";
import { placedEdit, setting } from "../places.ts";
import { targetOf } from "../references.ts";
import { is31 } from "../schema-shapes.ts";

/** What a path or the document says for all its operations said by each of them, and what holds anyway said aloud. */
export const INHERITANCE_REWRITES: readonly Edit[] = [
  placedEdit(
    "parameter of a path moved to its operations",
    "path-item",
    (item) => listIn(item, "parameters").length > 0 && operationsOf(item).length > 0,
    (item, pick, _place, document) => {
      const shared = listIn(item, "parameters");
      const moved = pick(shared) ?? {};
      const left = shared.filter((parameter) => parameter !== moved);
      if (left.length > 0) item["parameters"] = left;
      else delete item["parameters"];
      for (const operation of operationsOf(item)) {
        const own = listIn(operation, "parameters");
        if (own.some((parameter) => keyOf(document, parameter) === keyOf(document, moved))) continue;
        operation["parameters"] = [...own, structuredClone(moved)];
      }
      return keyOf(document, moved);
    },
  ),
  placedEdit(
    "parameter of all operations moved to their path",
    "path-item",
    (item, _place, document) => commonParameters(document, item).length > 0,
    (item, pick, _place, document) => {
      const moved = pick(commonParameters(document, item)) ?? {};
      item["parameters"] = [...listIn(item, "parameters"), moved];
      for (const operation of operationsOf(item)) {
        operation["parameters"] = listIn(operation, "parameters").filter(
          (own) => !isDeepStrictEqual(own, moved),
        );
      }
      return keyOf(document, moved);
    },
  ),
  ...["security", "servers"].map((keyword) =>
    placedEdit(
      `inherited ${keyword} said by an operation`,
      "operation",
      (operation, { path }, document) =>
        operation[keyword] === undefined &&
        document[keyword] !== undefined &&
        path[0] === "paths" &&
        path.length === 3,
      (operation, _pick, _place, document) => {
        operation[keyword] = structuredClone(document[keyword] ?? []);
      },
    ),
  ),
  placedEdit(
    "inherited servers said by a path",
    "path-item",
    ({ servers }, { path }, document) =>
      servers === undefined && document["servers"] !== undefined && path[0] === "paths" && path.length === 2,
    (item, _pick, _place, document) => {
      item["servers"] = structuredClone(document["servers"] ?? []);
    },
  ),
  ...(
    [
      ["operation", "deprecated"],
      ["parameter", "deprecated"],
      ["schema", "deprecated"],
      ["schema", "readOnly"],
      ["schema", "uniqueItems"],
      ["request-body", "required"],
      ["header", "required"],
    ] as const
  ).map(([kind, keyword]) =>
    setting(`${keyword}: false said of a ${kind}`, kind, lacks(keyword), keyword, false),
  ),
  setting(
    "required: false said of a parameter",
    "parameter",
    ({ required, in: where }) => required === undefined && where !== "path",
    "required",
    false,
  ),
  setting(
    "nullable: false said of a schema",
    "schema",
    (schema, _place, document) =>
      !is31(document) && schema["nullable"] === undefined && schema["type"] !== undefined,
    "nullable",
    false,
  ),
  placedEdit(
    "usual style of a parameter said",
    "parameter",
    ({ style, schema }) => style === undefined && schema !== undefined,
    (parameter) => {
      const isForm = parameter["in"] === "query" || parameter["in"] === "cookie";
      parameter["style"] = isForm ? "form" : "simple";
      parameter["explode"] ??= isForm;
    },
  ),
  setting(
    "any additional properties said in another way",
    "schema",
    ({ additionalProperties }) => additionalProperties === true,
    "additionalProperties",
    {},
  ),
  setting("no tags said", "operation", lacks("tags"), "tags", []),
  setting("no parameters said", "operation", lacks("parameters"), "parameters", []),
];

function operationsOf(item: JsonObject): JsonObject[] {
  return methodsOf(item)
    .map((method) => objectIn(item, method))
    .filter((operation) => operation !== undefined);
}

/** What makes a parameter the one it is. */
function keyOf(document: JsonObject, parameter: JsonValue): string {
  const { $ref: reference } = parameter as JsonObject;
  const own =
    typeof reference === "string" ? (targetOf(document, reference) ?? {}) : (parameter as JsonObject);
  return `${String(own["in"])} ${String(own["name"])}`;
}

function commonParameters(document: JsonObject, item: JsonObject): JsonValue[] {
  const [first, ...others] = operationsOf(item);
  const shared = listIn(item, "parameters").map((parameter) => keyOf(document, parameter));
  return listIn(first ?? {}, "parameters").filter(
    (parameter) =>
      !shared.includes(keyOf(document, parameter)) &&
      others.every((other) => listIn(other, "parameters").some((own) => isDeepStrictEqual(own, parameter))),
  );
}
