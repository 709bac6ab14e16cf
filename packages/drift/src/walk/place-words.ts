import {
  isJsonObject,
  type JsonObject,
  parsePointer,
  resolveReference,
  valueAt,
} from "@calloff/openapi/internal";

/** Names a place for a reader in a hurry: `Job.state`, `[].state in the 200 response of GET /jobs`. */
export function placeWords(document: JsonObject, pointer: string): string {
  const keys = parsePointer(pointer);
  const [root, ...rest] = keys;
  if (root === "components") return componentWords(document, rest);
  if (root === "paths" || root === "webhooks") return pathWords(document, root, rest);
  return root === undefined || root === "" ? "the document" : keys.join(".");
}

function componentWords(document: JsonObject, keys: readonly string[]): string {
  const [section = "", name = "", ...rest] = keys;
  if (section === "schemas") return `${name}${schemaWords(rest)}`;
  const kind = { parameters: "parameter", responses: "response", requestBodies: "body", headers: "header" }[
    section
  ];
  if (kind === undefined) return rest.length === 0 ? `${name} in components.${section}` : keys.join(".");
  const words =
    kind === "parameter" ? parameterWords(document, ["components", section, name]) : `the ${kind} ${name}`;
  return within(bodyWords(rest), words);
}

function pathWords(document: JsonObject, root: string, keys: readonly string[]): string {
  const [path = "", method = "", ...rest] = keys;
  if (method === "parameters") {
    const parameter = parameterWords(document, [root, path, method, rest[0] ?? ""]);
    return within(schemaWords(rest.slice(2)), `${parameter} of ${path}`);
  }
  const operation =
    root === "webhooks" ? `the webhook ${path}` : method === "" ? path : `${method.toUpperCase()} ${path}`;
  const [part, name = "", ...inner] = rest;
  if (part === "parameters") {
    const parameter = parameterWords(document, [root, path, method, part, name]);
    return within(schemaWords(inner.slice(1)), `${parameter} of ${operation}`);
  }
  if (part === "requestBody") return within(bodyWords([name, ...inner]), `the body of ${operation}`);
  if (part !== "responses") return part === undefined ? operation : `${rest.join(".")} of ${operation}`;
  const [kind, header = ""] = inner;
  if (kind !== "headers") return within(bodyWords(inner), `the ${name} response of ${operation}`);
  return within(schemaWords(inner.slice(3)), `the header ${header} of the ${name} response of ${operation}`);
}

function bodyWords(keys: readonly string[]): string {
  const below = schemaWords(keys[0] === "content" ? keys.slice(3) : keys.slice(1));
  return keys[0] === "content" && keys[2] === "itemSchema" ? `[]${below}` : below;
}

function within(inner: string, outer: string): string {
  return inner === "" ? outer : `${inner.replace(/^\./, "")} in ${outer}`;
}

function parameterWords(document: JsonObject, keys: readonly string[]): string {
  const value = valueAt(document, keys);
  const reference = isJsonObject(value) ? value["$ref"] : undefined;
  const found = typeof reference === "string" ? resolveReference(document, reference).value : value;
  if (!isJsonObject(found)) return "a parameter";
  return `the ${String(found["in"])} parameter ${String(found["name"])}`;
}

/** As in `.items[].state`; what only groups schemas is left out. */
function schemaWords(keys: readonly string[]): string {
  let words = "";
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    if (key === "properties") words += `.${keys[++index] ?? ""}`;
    else if (key === "items") words += "[]";
    else if (key === "prefixItems") words += `[${keys[++index] ?? ""}]`;
    else if (key === "additionalProperties") words += ".*";
    else if (key === "patternProperties" || key === "$defs") words += `.${keys[++index] ?? "*"}`;
    else index++;
  }
  return words;
}
