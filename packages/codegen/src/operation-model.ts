import type { Operation } from "@calloff/openapi/internal";
import {
  dereference,
  isIgnoredParameter,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  mediaTypes,
  membersOf,
  objectOf,
  operationName,
  parametersOf,
  successReading,
} from "@calloff/openapi/internal";
import type { OperationDescriptor, ParameterStyle, PartDescriptor } from "@calloff/runtime/internal";

/** How the operations are sent and answered that are not like most; by method and path template. */
export function readOperations(
  document: JsonObject,
  operations: readonly Operation[],
  serverOf: (place: Operation) => string | undefined,
): Map<string, OperationDescriptor> {
  const table = new Map<string, OperationDescriptor>();
  for (const place of operations) {
    const server = serverOf(place);
    const row = {
      ...(server !== undefined && { server }),
      ...readStyles(document, place),
      ...readQuerystring(document, place),
      ...readBody(document, place.operation["requestBody"]),
      ...readAnswer(document, place.operation["responses"]),
    };
    if (Object.keys(row).length > 0) table.set(operationName(place), row);
  }
  return table;
}

type Styles = Pick<OperationDescriptor, "path" | "query" | "header" | "cookie">;

function readStyles(document: JsonObject, place: Operation): Styles {
  const styles: Partial<Record<keyof Styles, Record<string, ParameterStyle>>> = {};
  for (const parameter of parametersOf(document, place)) {
    const { in: where, name } = parameter;
    if (typeof name !== "string" || !isPlace(where) || isIgnoredParameter(parameter)) continue;
    const style = readStyle(document, parameter, where);
    const others = styles[where];
    if (style !== undefined) styles[where] = { ...others, [name]: style };
    else if (others !== undefined) delete others[name];
  }
  return Object.fromEntries(Object.entries(styles).filter(([, each]) => Object.keys(each).length > 0));
}

function readQuerystring(document: JsonObject, place: Operation): Pick<OperationDescriptor, "querystring"> {
  const whole = parametersOf(document, place).findLast((each) => each["in"] === "querystring");
  const { content } = whole ?? {};
  const [type] = mediaTypes(content);
  return type === undefined ? {} : { querystring: { type, ...readParts(content) } };
}

function isPlace(value: JsonValue | undefined): value is keyof Styles {
  return value === "path" || value === "query" || value === "header" || value === "cookie";
}

const STYLES = [
  "simple",
  "label",
  "matrix",
  "form",
  "spaceDelimited",
  "pipeDelimited",
  "deepObject",
] as const;

/** Undefined where the client writes it so without being told. */
function readStyle(
  document: JsonObject,
  parameter: JsonObject,
  where: keyof Styles,
): ParameterStyle | undefined {
  if (parameter["schema"] === undefined && isJsonObject(parameter["content"])) {
    return { style: "json", explode: false };
  }
  const usual = where === "path" || where === "header" ? "simple" : "form";
  const style = STYLES.find((each) => each === parameter["style"]) ?? usual;
  const { explode = style === "form" } = parameter;
  const shape = shapeOf(document, parameter["schema"]);
  const reserved = where === "query" && parameter["allowReserved"] === true;
  const isUsual =
    where === "query"
      ? shape === "scalar" || (shape === "list" && style === "form" && explode === true)
      : style === "simple" && shape === "scalar";
  if (isUsual && !reserved && where !== "cookie") return undefined;
  return { style, explode: explode === true || style === "deepObject", ...(reserved && { reserved }) };
}

/** What values a schema allows, as far as that makes a difference on the wire. */
function shapeOf(document: JsonObject, value: JsonValue | undefined, depth = 0): "scalar" | "list" | "other" {
  if (!isJsonObject(value) || depth > 8) return "scalar";
  const schema = dereference(document, value);
  const { type, items, properties } = schema;
  const types = [type].flat().filter((each) => each !== "null");
  if (types.includes("object") || isJsonObject(properties)) return "other";
  const shapes = membersOf(schema).map((part) => shapeOf(document, part, depth + 1));
  if (shapes.includes("other")) return "other";
  if (types.includes("array") || items !== undefined) {
    return shapeOf(document, items, depth + 1) === "scalar" ? "list" : "other";
  }
  return shapes.includes("list") ? "list" : "scalar";
}

function readBody(
  document: JsonObject,
  value: JsonValue | undefined,
): Pick<OperationDescriptor, "body" | "parts"> {
  if (!isJsonObject(value)) return {};
  const { content } = dereference(document, value);
  const body = mediaTypes(content);
  if (body.length === 0 || (body.length === 1 && body[0] === "application/json")) return {};
  return { body, ...readParts(content) };
}

/** How the parts of a form are written, where the document says it of some. */
function readParts(content: JsonValue | undefined): Pick<OperationDescriptor, "parts"> {
  const parts = Object.assign({}, ...Object.values(objectOf(content)).map(partsOf));
  return Object.keys(parts).length > 0 ? { parts } : {};
}

function partsOf(mediaType: JsonValue): Record<string, PartDescriptor> {
  const { encoding } = objectOf(mediaType);
  const parts = Object.entries(objectOf(encoding)).map(([name, how]): [string, PartDescriptor] => {
    const { contentType, style, explode, allowReserved } = objectOf(how);
    const known = STYLES.find((each) => each === style) ?? (explode === undefined ? undefined : "form");
    const exploded = explode === undefined ? known === "form" || known === "deepObject" : explode === true;
    const reserved = allowReserved === true;
    return [
      name,
      {
        ...(typeof contentType === "string" && /^[\x20-\x7e]+$/.test(contentType) && { type: contentType }),
        ...(known && { style: { style: known, explode: exploded, ...(reserved && { reserved }) } }),
      },
    ];
  });
  return Object.fromEntries(parts);
}

/** The media types of success, where JSON is not among them. */
function readAnswer(
  document: JsonObject,
  responses: JsonValue | undefined,
): Pick<OperationDescriptor, "answer" | "stream"> {
  const reading = successReading(document, objectOf(responses));
  if (reading === undefined || reading.isUsual) return {};
  const { types, streams } = reading;
  return { answer: types, ...(streams.length > 0 && { stream: streams }) };
}
