import {
  isJsonObject,
  type JsonObject,
  methodKey,
  resolveReference,
  toPointer,
} from "@calloff/openapi/internal";

/** An object of the document, and the reference that leads to it. */
export interface Part {
  readonly value: JsonObject;
  readonly reference: string;
}

/** The operation's responses, by status, range or `default`; undefined when the document has no such operation. */
export function documentedResponses(document: JsonObject, method: string, path: string): Part | undefined {
  let part: Part | undefined = { value: document, reference: "#" };
  for (const key of ["paths", path, methodKey(method), "responses"]) {
    part = part && partOf(document, part, key);
  }
  return part;
}

/** The status, else its range, else `default`: the order that OpenAPI gives them. */
export function responseFor(document: JsonObject, responses: Part, status: number): Part | undefined {
  const keys = [String(status), `${Math.trunc(status / 100)}XX`, "default"];
  const key = keys.find((candidate) => Object.hasOwn(responses.value, candidate));
  return key === undefined ? undefined : partOf(document, responses, key);
}

/** The objects in a map such as `headers` or `content`, by name. */
export function partsOf(document: JsonObject, parent: Part, key: string): [name: string, part: Part][] {
  const map = partOf(document, parent, key);
  if (map === undefined) return [];
  return Object.keys(map.value).flatMap((name) => {
    const part = partOf(document, map, name);
    return part === undefined ? [] : [[name, part]];
  });
}

/** What stands under a key, references followed. */
export function partOf(document: JsonObject, parent: Part, key: string): Part | undefined {
  const value = Object.hasOwn(parent.value, key) ? parent.value[key] : undefined;
  if (!isJsonObject(value)) return undefined;
  const { $ref } = value;
  if (typeof $ref !== "string") return { value, reference: `${parent.reference}${fragment(key)}` };
  const target = resolveReference(document, $ref).value;
  return isJsonObject(target) ? { value: target, reference: $ref } : undefined;
}

/** A key as part of a JSON Pointer in a URL (RFC 6901, section 6). */
function fragment(key: string): string {
  return `/${encodeURIComponent(toPointer([key]).slice(1))}`;
}
