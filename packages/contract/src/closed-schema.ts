import { isJsonObject, type JsonObject, type JsonValue, resolveReference } from "@calloff/openapi/internal";
import { clampSchemaLimits } from "./clamp-schema-limits.ts";
import { isForeign } from "./described-properties.ts";
import { discriminatorValues } from "./discriminator-values.ts";
import { type Direction, DOCUMENT_ID, jsonSchemaOf } from "./json-schema-of.ts";

/**
 * A schema of a document as JSON Schema that stands alone, to make values of: what it refers to comes along as `$defs`.
 */
export function closedSchema(document: JsonObject, schema: JsonObject, direction: Direction): JsonObject {
  const definitions = definitionsOf(document, direction);
  const root = definitions.read(schema);
  const $defs: JsonObject = {};
  const wanted = new Set(root.references);
  // A set's iteration comes to what is added on the way.
  for (const reference of wanted) {
    const definition = definitions.at(reference);
    $defs[definitions.nameOf(reference)] = definition.schema;
    for (const further of definition.references) wanted.add(further);
  }
  return { ...(isJsonObject(root.schema) ? root.schema : {}), $defs };
}

/** A schema with its references led into `$defs`. */
interface Definition {
  readonly schema: JsonValue;
  /** Into the document, as they stood there. */
  readonly references: ReadonlySet<string>;
}

/** What a document's schemas refer to, each read once: most operations of a large document refer to the same. */
class Definitions {
  readonly #document: JsonObject;
  readonly #direction: Direction;
  readonly #read = new Map<string, Definition>();
  readonly #names = new Map<string, string>();
  #kinds: ReadonlyMap<string, JsonObject> | undefined;

  constructor(document: JsonObject, direction: Direction) {
    this.#document = document;
    this.#direction = direction;
  }

  at(reference: string): Definition {
    const known = this.#read.get(reference);
    if (known !== undefined) return known;
    const target = resolveReference(this.#document, reference).value ?? {};
    this.#kinds ??= discriminatorValues(this.#document);
    const kind = this.#kinds.get(reference);
    const definition = this.read(kind === undefined ? target : { allOf: [target, kind] });
    this.#read.set(reference, definition);
    return definition;
  }

  nameOf(reference: string): string {
    const name = this.#names.get(reference) ?? `d${this.#names.size}`;
    this.#names.set(reference, name);
    return name;
  }

  read(schema: JsonValue): Definition {
    const references = new Set<string>();
    const converted = jsonSchemaOf(schema, String(this.#document["openapi"]), this.#direction);
    return { schema: this.#lead(converted, references), references };
  }

  #lead(node: JsonValue, references: Set<string>): JsonValue {
    if (Array.isArray(node)) return node.map((item) => this.#lead(item, references));
    if (!isJsonObject(node)) return node;
    const { $ref: reference } = node;
    const led = Object.fromEntries(
      Object.entries(this.#inDirection(clampSchemaLimits(node))).map(([key, value]) => [
        key,
        this.#lead(value, references),
      ]),
    );
    if (typeof reference !== "string") return led;
    const target = reference.slice(DOCUMENT_ID.length);
    references.add(target);
    return { ...led, $ref: `#/$defs/${this.nameOf(target)}` };
  }

  /**
   * Without properties that are only read where a value is sent, or only written where it comes. What has properties is
   * meant to be an object, also where no type says so.
   */
  #inDirection(schema: JsonObject): JsonObject {
    const { properties } = schema;
    if (!isJsonObject(properties)) return schema;
    const kept = Object.entries(properties).filter(([, property]) => !this.#isForeign(property));
    return { type: "object", ...schema, properties: Object.fromEntries(kept) };
  }

  #isForeign(property: JsonValue): boolean {
    const reference = isJsonObject(property) ? property["$ref"] : undefined;
    if (typeof reference !== "string") return isForeign(this.#document, property, this.#direction);
    const led = { ...(property as JsonObject), $ref: reference.slice(DOCUMENT_ID.length) };
    return isForeign(this.#document, led, this.#direction);
  }
}

const known = new WeakMap<JsonObject, Map<Direction, Definitions>>();

function definitionsOf(document: JsonObject, direction: Direction): Definitions {
  const directions = known.get(document) ?? new Map<Direction, Definitions>();
  known.set(document, directions);
  const definitions = directions.get(direction) ?? new Definitions(document, direction);
  directions.set(direction, definitions);
  return definitions;
}
