import { type JsonObject, type JsonValue, methodKey } from "@calloff/openapi/internal";
import type { DocumentedOperation } from "../documented-operation.ts";

/** A fault to be put into a copy of a document. */
export interface DocumentChange {
  readonly name: string;
  /** Whose copy: the vendor's, or that of which the client's types are made. */
  readonly side: "served" | "document";
  change(copy: JsonObject): void;
}

type RawOperation = JsonObject & { responses: JsonObject };

type Paths = Record<string, Record<string, RawOperation>>;

/** Changes of an operation, its parameters, its credential and its place, on the vendor's side. */
export function operationChanges(operation: DocumentedOperation, document: JsonObject): DocumentChange[] {
  const { name, path, method, responses, parameters } = operation;
  const key = methodKey(method);
  const edit = (what: string, change: (raw: RawOperation, copy: JsonObject) => void): DocumentChange => ({
    name: `${name}: ${what}`,
    side: "served",
    change(copy) {
      const raw = (copy as { paths: Paths }).paths[path]?.[key];
      if (raw !== undefined) change(raw, copy);
    },
  });
  return [
    ...[...responses.keys()].map((code) => edit(`no ${code}`, (raw) => withoutAnswer(raw, code))),
    ...parameters.map(({ name: changed, schema }) =>
      edit(`${changed} of another type or format`, (raw) => {
        raw["parameters"] = parameters.map(({ name: other, holder }) =>
          other === changed ? { ...holder, schema: otherSchema(schema) } : holder,
        );
      }),
    ),
    edit("a newly required query parameter", (raw) => requireParameter(raw, "query")),
    edit("a newly required header", (raw) => requireParameter(raw, "header")),
    edit("a newly required body", (raw) => {
      const content = { "application/json": { schema: { type: "object", required: ["newcomer"] } } };
      raw["requestBody"] = { required: true, content };
    }),
    edit("another path", (raw, copy) => move(copy, path, key, `/v9${path}`, key, raw)),
    edit("another verb", (raw, copy) => move(copy, path, key, path, key === "put" ? "post" : "put", raw)),
    edit("another base path", (_, copy) => {
      copy["servers"] = [{ url: "https://elsewhere.example/v9" }];
    }),
    ...(operation.security.length === 0
      ? []
      : [edit("the key in another header", (_, copy) => moveKeys(copy))]),
    ...(document["servers"] === undefined ? [] : [otherOrigin(name)]),
  ];
}

/** Without what would still describe it, a range or `default`, too. */
function withoutAnswer({ responses }: RawOperation, code: string): void {
  for (const key of [code, `${code[0]}XX`, "default"]) delete responses[key];
}

function requireParameter(raw: RawOperation, place: string): void {
  const { parameters = [] } = raw;
  const newcomer = { name: "newcomer", in: place, required: true, schema: { type: "string" } };
  raw["parameters"] = [...(Array.isArray(parameters) ? parameters : []), newcomer];
}

/** One that the sample for the schema does not keep to. */
function otherSchema(schema: JsonValue | undefined): JsonValue {
  const { type, format } = schema as { type?: JsonValue; format?: JsonValue };
  if (type === "string" && format === undefined) return { type: "string", format: "uuid" };
  if (type === "string") return { type: "integer" };
  return { type: "string", format: "uuid" };
}

function move(
  copy: JsonObject,
  path: string,
  key: string,
  toPath: string,
  toKey: string,
  raw: RawOperation,
): void {
  const { paths } = copy as { paths: Paths };
  delete paths[path]?.[key];
  paths[toPath] = { ...paths[toPath], [toKey]: raw };
}

function moveKeys(copy: JsonObject): void {
  const { components } = copy as { components: { securitySchemes: JsonObject } };
  for (const name of Object.keys(components.securitySchemes)) {
    components.securitySchemes[name] = { type: "apiKey", in: "header", name: "X-Other-Key" };
  }
}

/** The client's own base URL is then not that of its document. */
function otherOrigin(name: string): DocumentChange {
  return {
    name: `${name}: the document names another host`,
    side: "document",
    change(copy) {
      const [{ url }] = copy["servers"] as [{ url: string }];
      copy["servers"] = [{ url: url.replace("://", "://eu.") }];
    },
  };
}
