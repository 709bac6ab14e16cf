import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseFragment,
  resolveReference,
  valueAt,
} from "@calloff/openapi/internal";
import { intersect, unite } from "./combine-shapes.ts";
import { type Discriminators, scanDiscriminators } from "./discriminators.ts";
import type { Direction } from "./finding.ts";
import { readShape } from "./read-shape.ts";
import { anyShape, emptyShape, type Place, type SchemaRef, type Shape } from "./shape.ts";

/** One of the two documents, and what has been read of it so far. */
export class DocumentIndex {
  readonly document: JsonObject;
  readonly discriminators: Discriminators;
  /** OpenAPI 3.0 ignores what stands beside a `$ref`; since 3.1, it holds as well. */
  readonly ignoresSiblings: boolean;
  readonly #ids = new WeakMap<object, number>();
  readonly #targets = new Map<string, Place>();
  /** Whether types are read as those of answers, where lists of values are open. */
  readonly isRead: boolean;
  readonly #sent: DocumentIndex | undefined;
  #reading: DocumentIndex | undefined;
  readonly #shapes = new Map<string, Shape>();
  readonly #prepared = new Set<string>();
  #lastId = 0;

  constructor(document: JsonObject, sent?: DocumentIndex) {
    this.document = document;
    this.#sent = sent;
    this.isRead = sent !== undefined;
    this.discriminators = sent?.discriminators ?? scanDiscriminators(document);
    this.ignoresSiblings = String(document["openapi"]).startsWith("3.0");
  }

  /** The document as the types of a direction have it. */
  in(direction: Direction): DocumentIndex {
    if (direction === "request") return this.#sent ?? this;
    if (this.isRead) return this;
    this.#reading ??= new DocumentIndex(this.document, this);
    return this.#reading;
  }

  /** The place that a chain of references without anything beside them ends at. */
  resolve(place: Place): Place {
    const { value } = place;
    if (!isJsonObject(value) || typeof value["$ref"] !== "string") return place;
    return this.target(value["$ref"]);
  }

  target(ref: string): Place {
    const known = this.#targets.get(ref);
    if (known !== undefined) return known;
    const found = this.#find(ref);
    this.#targets.set(ref, found);
    return found;
  }

  #find(ref: string): Place {
    if (!ref.startsWith("#")) return { value: undefined, pointer: ref };
    const seen = new Set<string>();
    for (let next = ref; ; ) {
      seen.add(next);
      const { value } = resolveReference(this.document, next);
      if (value === undefined) return { value, pointer: next.slice(1) };
      const further = directReference(this.document, next);
      if (further === undefined || seen.has(further))
        return { value, pointer: decodeURIComponent(next.slice(1)) };
      next = further;
    }
  }

  /** The same text for the same type; a reference and what it leads to are the same. */
  keyOf(schemaRef: SchemaRef): string {
    if (schemaRef.kind === "all" || schemaRef.kind === "any") {
      return `(${schemaRef.of.map((part) => this.keyOf(part)).join(schemaRef.kind === "all" ? "&" : "|")})`;
    }
    if (schemaRef.kind !== "schema") return schemaRef.kind;
    const { value } = this.#bare(schemaRef.place);
    if (typeof value !== "object" || value === null) return String(value);
    let id = this.#ids.get(value);
    if (id === undefined) {
      id = ++this.#lastId;
      this.#ids.set(value, id);
    }
    return String(id);
  }

  /** What a reference with nothing beside it leads to. */
  #bare(place: Place): Place {
    return isBareReference(place.value) ? this.resolve(place) : place;
  }

  shapeOf(schemaRef: SchemaRef): Shape {
    const key = this.keyOf(schemaRef);
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    this.#prepare(schemaRef);
    const prepared = this.#shapes.get(key);
    return prepared ?? this.#readOnce(key, schemaRef);
  }

  /** Reads first what others are made of, one after the other: a chain of them may be as long as the document. */
  #prepare(schemaRef: SchemaRef): void {
    const way = [{ schemaRef, parts: this.#partsOf(schemaRef) }];
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const next = step.parts.pop();
      if (next === undefined) {
        way.pop();
        const key = this.keyOf(step.schemaRef);
        if (way.length > 0 && !this.#shapes.has(key)) this.#readOnce(key, step.schemaRef);
      } else if (!this.#isKnown(next)) way.push({ schemaRef: next, parts: this.#partsOf(next) });
    }
  }

  /** The schemas that this one is made of by reference, and that are not looked at yet. */
  #partsOf(schemaRef: SchemaRef): SchemaRef[] {
    this.#prepared.add(this.keyOf(schemaRef));
    if (schemaRef.kind === "all" || schemaRef.kind === "any") return [...schemaRef.of];
    if (schemaRef.kind !== "schema") return [];
    return referencesToParts(this.#bare(schemaRef.place).value).map((ref) => ({
      kind: "schema",
      place: this.target(ref),
    }));
  }

  #isKnown(schemaRef: SchemaRef): boolean {
    const key = this.keyOf(schemaRef);
    return this.#shapes.has(key) || this.#prepared.has(key);
  }

  #readOnce(key: string, schemaRef: SchemaRef): Shape {
    // A schema that is made of itself admits nothing by that.
    this.#shapes.set(key, emptyShape(pointerOf(schemaRef)));
    const shape = this.#read(schemaRef);
    this.#shapes.set(key, shape);
    return shape;
  }

  #read(schemaRef: SchemaRef): Shape {
    if (schemaRef.kind === "schema") return readShape(this, this.#bare(schemaRef.place), []);
    if (!("of" in schemaRef)) return schemaRef.kind === "never" ? emptyShape("") : anyShape("");
    const shapes = schemaRef.of.map((part) => this.shapeOf(part));
    const pointer = shapes[0]?.pointer ?? "";
    return schemaRef.kind === "all" ? intersect(pointer, shapes) : unite(pointer, shapes);
  }
}

/** What a schema refers to by itself and through `allOf`, `anyOf` and `oneOf`. */
function referencesToParts(value: JsonValue | undefined): string[] {
  if (!isJsonObject(value)) return [];
  const { $ref: reference } = value;
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => value[key] ?? []);
  return [...(typeof reference === "string" ? [reference] : []), ...parts.flatMap(referencesToParts)];
}

function directReference(document: JsonObject, ref: string): string | undefined {
  const value = valueAt(document, parseFragment(ref) ?? []);
  const further = isJsonObject(value) ? value["$ref"] : undefined;
  return typeof further === "string" && further.startsWith("#") ? further : undefined;
}

function pointerOf(schemaRef: SchemaRef): string {
  if (schemaRef.kind === "schema") return schemaRef.place.pointer;
  return schemaRef.kind === "all" || schemaRef.kind === "any"
    ? schemaRef.of[0]
      ? pointerOf(schemaRef.of[0])
      : ""
    : "";
}

function isBareReference(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && typeof value["$ref"] === "string" && Object.keys(value).length === 1;
}
