import {
  dereference,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listOperations,
  type Operation,
} from "@calloff/openapi/internal";

/** Something about every call that a document says in the parameters of its operations, and nowhere else. */
export interface ImpliedPart {
  readonly description: string;
  /** What is added to the document. */
  readonly update: JsonObject;
}

/** OpenAPI ignores parameters of these names. */
const IGNORED: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/**
 * What every operation has as a required header parameter, and no caller need give: a header that has one value, such as
 * the version of an API, and the key, where the document declares it and asks for it nowhere.
 */
export function impliedParts(document: JsonObject): ImpliedPart[] {
  const operations = listOperations(document);
  const headers = headersOfAll(document, operations);
  const constants = [...headers].flatMap(([name, schema]): [string, string][] => {
    const value = onlyValue(schema);
    return value === undefined ? [] : [[name, value]];
  });
  const parts: ImpliedPart[] = constants.map(([name, value]) => ({
    description: `Every operation requires the header ${name}, which has one value.`,
    update: { "x-calloff-headers": { [name]: value } },
  }));
  const isAsked =
    document["security"] !== undefined || operations.some(({ operation }) => "security" in operation);
  const key = isAsked ? undefined : schemeOf(document, new Set(headers.keys()));
  if (key === undefined) return parts;
  const description = "Every operation requires the header that holds the key.";
  return [...parts, { description, update: { security: [{ [key]: [] }] } }];
}

/** The document with what it says in parameters alone. */
export function withImpliedParts(document: JsonObject): JsonObject {
  const updates = impliedParts(document).map(({ update }) => update);
  const headers = updates.map((update) => update["x-calloff-headers"]).filter(isJsonObject);
  return {
    ...document,
    ...Object.assign({}, ...updates),
    ...(headers.length > 0 && { "x-calloff-headers": Object.assign({}, ...headers) }),
  };
}

/** The required header parameters that all operations have, with the schema of the first; their names in lower case. */
function headersOfAll(document: JsonObject, operations: readonly Operation[]): Map<string, JsonObject> {
  const [first, ...others] = operations.map((place) => requiredHeaders(document, place));
  const isInAll = ([name, schema]: [string, JsonObject]): boolean =>
    others.every((headers) => {
      const other = headers.get(name);
      return other !== undefined && onlyValue(other) === onlyValue(schema);
    });
  return new Map([...(first ?? [])].filter(isInAll));
}

function requiredHeaders(document: JsonObject, { pathItem, operation }: Operation): Map<string, JsonObject> {
  const parameters = [pathItem["parameters"], operation["parameters"]].flatMap((list) =>
    Array.isArray(list) ? list.map((parameter) => dereference(document, parameter)) : [],
  );
  return new Map(
    parameters
      .filter((parameter) => parameter["in"] === "header" && parameter["required"] === true)
      .map((parameter): [string, JsonObject] => [
        String(parameter["name"]).toLowerCase(),
        parameter["schema"] === undefined ? {} : dereference(document, parameter["schema"]),
      ])
      .filter(([name]) => !IGNORED.has(name)),
  );
}

function onlyValue({ const: constant, enum: values }: JsonObject): string | undefined {
  const value: JsonValue | undefined =
    constant ?? (Array.isArray(values) && values.length === 1 ? values[0] : undefined);
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** The name of the security scheme whose key is in one of these headers. */
function schemeOf({ components }: JsonObject, headers: ReadonlySet<string>): string | undefined {
  const schemes = isJsonObject(components) ? components["securitySchemes"] : undefined;
  const [found] = Object.entries(isJsonObject(schemes) ? schemes : {}).find(
    ([, scheme]) =>
      isJsonObject(scheme) && scheme["in"] === "header" && headers.has(String(scheme["name"]).toLowerCase()),
  ) ?? [undefined];
  return found;
}
