import {
  isJsonObject,
  type JsonObject,
  type JsonPath,
  type JsonValue,
  listOf,
  objectOf,
} from "../document/json.ts";
import { schemaAt } from "../operations/bytes.ts";
import { isMultipartType, isSequenceType } from "../operations/media-types.ts";
import { isMethod, methodKey } from "../operations/operations.ts";
import { lowerTo31, pathBeforeLowering } from "./lower-to-3-1.ts";
import { listPathItems, operationsOf, type Placed } from "./path-items.ts";

/** Something of OpenAPI 3.2 that is not supported, and that client code would be made of. */
export interface NewFeature {
  readonly path: JsonPath;
  /** As messages name it, with what is wrong. */
  readonly message: string;
}

const SEQUENCES = "text/event-stream, JSON lines and JSON text sequences";

/** The first such thing in a document; undefined where there is none. */
export function findNewFeature(document: JsonObject): NewFeature | undefined {
  for (const pathItem of listPathItems(document)) {
    const { path, item } = pathItem;
    for (const method of Object.keys(objectOf(item["additionalOperations"]))) {
      const place = [...path, "additionalOperations", method];
      const message = methodProblem(method);
      if (message !== undefined) return { path: place, message };
    }
    const querystring = findQuerystring(document, pathItem);
    if (querystring !== undefined) return querystring;
  }
  // Where a media type is referred to, it is of the type that is said there.
  const lowered = structuredClone(document);
  lowerTo31(lowered);
  const { paths, components } = lowered;
  const found = findIn(paths, ["paths"]) ?? findIn(components, ["components"]);
  return found && { ...found, path: pathBeforeLowering(document, found.path) };
}

/** OpenAPI 3.2 takes there any method but those that have a field. fetch would change or refuse some. */
function methodProblem(method: string): string | undefined {
  if (method.startsWith("x-") || isMethod(method)) return undefined;
  const field = methodKey(method);
  if (field !== method || isMethod(field))
    return `the operation of ${method} belongs under \`${field}\`, which is a field of its own.`;
  return `the method ${JSON.stringify(method)} is not supported; methods are sent in upper case.`;
}

/** By OpenAPI 3.2 it has `content`, and neither another one nor a parameter in the query stands beside it. */
function findQuerystring(document: JsonObject, pathItem: Placed): NewFeature | undefined {
  for (const operation of operationsOf(pathItem)) {
    const parameters = [...parametersOf(document, pathItem), ...parametersOf(document, operation)];
    // The operation's own takes the place of one of the same name.
    const unique = [
      ...new Map(parameters.map((each) => [`${each.item["in"]} ${each.item["name"]}`, each])).values(),
    ];
    const [whole, second] = unique.filter(({ item }) => item["in"] === "querystring");
    if (whole === undefined) continue;
    const other = second ?? unique.find(({ item }) => item["in"] === "query");
    if (other !== undefined) {
      const message = "a parameter in the querystring is all of the query: no other can stand beside it.";
      return { path: other.path, message };
    }
    const { content } = whole.item;
    if (!isJsonObject(content) || Object.keys(content).length === 0)
      return { path: whole.path, message: "a parameter in the querystring must have `content`." };
  }
  return undefined;
}

function parametersOf(document: JsonObject, { item: { parameters }, path }: Placed): Placed[] {
  return listOf(parameters).flatMap((parameter, index) => {
    const item = schemaAt(document, parameter);
    return item === undefined ? [] : [{ path: [...path, "parameters", index], item }];
  });
}

/** Where the keys are an author's own names, and say nothing. */
const NAMED = new Set([
  ...["properties", "patternProperties", "schemas", "$defs", "example", "examples", "default", "enum"],
]);

function findIn(value: JsonValue | undefined, path: JsonPath): NewFeature | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const own = [...path, Array.isArray(value) ? Number(key) : key];
    const message = problemOf(value, key, path);
    if (message !== undefined) return { path: own, message };
    if (NAMED.has(key) || key.startsWith("x-")) continue;
    const found = findIn(item, own);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What would be written in another way than the document says. */
function problemOf(holder: JsonObject | JsonValue[], key: string, path: JsonPath): string | undefined {
  if (isMediaType(path)) return mediaTypeProblem(key, String(path.at(-1)));
  if (path.at(-2) === "encoding" && isMediaType(path.slice(0, -2)))
    return encodingProblem(key, String(path.at(-3)));
  if (!isJsonObject(holder)) return undefined;
  const { in: place, style, allowReserved } = holder;
  if (key === "style" && style === "cookie" && place === "cookie")
    return "the style cookie is not supported yet; parameters in cookies are written in the style form.";
  if (key === "allowReserved" && allowReserved === true && (place === "path" || place === "cookie"))
    return `allowReserved in the ${place} is not supported yet; what is reserved is always encoded there.`;
  return undefined;
}

function mediaTypeProblem(key: string, type: string): string | undefined {
  if (key === "itemSchema" && !isSequenceType(type))
    return `itemSchema of ${type} is not supported, only that of ${SEQUENCES}.`;
  return key === "encoding" ? undefined : encodingProblem(key, type);
}

/** Beside a type that is not multipart, none of these says anything. */
function encodingProblem(key: string, type: string): string | undefined {
  if (!isMultipartType(type)) return undefined;
  if (key === "encoding") return `an encoding within a part of ${type} is not supported yet.`;
  const isPositional = key === "prefixEncoding" || key === "itemEncoding";
  return isPositional
    ? `${key}, which writes the parts of ${type} by their positions, is not supported yet.`
    : undefined;
}

function isMediaType(path: JsonPath): boolean {
  return path.at(-2) === "content";
}
