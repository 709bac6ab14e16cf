import {
  BYTES,
  type Bytes,
  dereference,
  isBinary,
  isBinaryRange,
  isFormType,
  isJsonObject,
  isMultipartType,
  isNormalized,
  isOpenRange,
  type JsonObject,
  type JsonValue,
  listOperations,
  mediaKind,
  membersOf,
  objectOf,
  schemaAt,
  wholeBody,
} from "@calloff/openapi/internal";

/**
 * Marks what the client takes or gives as a Blob although only a schema says so: files in multipart forms, and bodies
 * of any type. A part that two schemas share is marked for both: where it is JSON, bytes are a text.
 */
export function markBytes(document: JsonObject): void {
  const parts = new FormParts(document);
  for (const { operation } of listOperations(document)) {
    const { requestBody, responses } = operation;
    for (const holder of [requestBody, ...Object.values(objectOf(responses))]) {
      if (!isJsonObject(holder)) continue;
      const content = objectOf(dereference(document, holder)["content"]);
      for (const [type, media] of Object.entries(content)) {
        if (!isJsonObject(media) || isNormalized(media["schema"])) continue;
        if (isBinaryRange(document, type, media))
          content[type] = { ...media, schema: wholeBody("bytes", media["schema"]) };
        else if (holder === requestBody && isMultipartType(type)) parts.addForm(media["schema"]);
      }
    }
  }
  if (parts.files.size === 0) return;
  const texts = reachedAsJson(document, parts);
  for (const schema of parts.files) {
    // What is marked already was marked in the whole of a document, of which this may be a part.
    schema[BYTES] ??= (texts.has(schema) ? "or text" : "alone") satisfies Bytes;
    // Without a type, it says nothing but that. openapi-typescript forgets `nullable` where it asks for another type.
    const { type = "string", nullable } = schema;
    schema["type"] = nullable === true ? [...new Set([type, "null"].flat())] : type;
    delete schema["nullable"];
  }
}

/** What is sent as a part of its own in a multipart form: its properties, and the items of those that are lists. */
class FormParts {
  readonly files = new Set<JsonObject>();
  /** What is written as JSON within a form. */
  readonly nested: JsonValue[] = [];
  readonly #document: JsonObject;
  readonly #forms = new Set<JsonObject>();
  readonly #parts = { one: new Set<JsonObject>(), item: new Set<JsonObject>() };

  constructor(document: JsonObject) {
    this.#document = document;
  }

  addForm(value: JsonValue | undefined): void {
    const schema = schemaAt(this.#document, value);
    if (schema === undefined || this.#forms.has(schema)) return;
    this.#forms.add(schema);
    const { properties, additionalProperties } = schema;
    for (const part of Object.values(objectOf(properties))) this.#addPart(part, "one");
    this.#addPart(additionalProperties, "one");
    for (const member of membersOf(schema)) this.addForm(member);
  }

  #addPart(value: JsonValue | undefined, place: "one" | "item"): void {
    const schema = schemaAt(this.#document, value);
    if (schema === undefined || this.#parts[place].has(schema)) return;
    this.#parts[place].add(schema);
    if (isBinary(schema)) this.files.add(schema);
    const { properties = {}, additionalProperties = {}, items = {} } = schema;
    this.nested.push(properties, additionalProperties);
    if (place === "item") this.nested.push(items);
    else this.#addPart(items, "item");
    for (const member of membersOf(schema)) this.#addPart(member, place);
  }
}

/** Which of the files are reached where values are JSON, or parameters. */
function reachedAsJson(document: JsonObject, { files, nested }: FormParts): Set<JsonObject> {
  const found = new Set<JsonObject>();
  const seen = new Set<object>();
  const left: JsonValue[] = [document["paths"] ?? {}, document["webhooks"] ?? {}, ...nested];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    if (!isJsonObject(next)) {
      left.push(...next);
      continue;
    }
    if (files.has(next)) found.add(next);
    for (const [key, value] of Object.entries(next)) {
      if (key === "content" && isJsonObject(value)) left.push(...jsonContents(value));
      else left.push(value);
    }
    const target = schemaAt(document, next);
    if (target !== undefined) left.push(target);
  }
  return found;
}

/** Of a `content`; what else is called so, such as a property, has no media types. */
function jsonContents(content: JsonObject): JsonValue[] {
  const types = Object.entries(content);
  if (!types.some(([type]) => type.includes("/"))) return [content];
  const isJson = (type: string): boolean =>
    mediaKind(type) === "json" || isOpenRange(type) || isFormType(type);
  return types.flatMap(([type, media]) => (isJson(type) ? [media] : []));
}
