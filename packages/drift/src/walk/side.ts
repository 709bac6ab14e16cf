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
import { readShape } from "./read-shape.ts";
import { anyShape, emptyShape, type Lazy, type Place, type Shape } from "./shape.ts";

/** One of the two documents, and what has been read of it so far. */
export class Side {
  readonly document: JsonObject;
  readonly discriminators: Discriminators;
  readonly #ids = new WeakMap<object, number>();
  readonly #targets = new Map<string, Place>();
  readonly #shapes = new Map<string, Shape>();
  #lastId = 0;

  constructor(document: JsonObject) {
    this.document = document;
    this.discriminators = scanDiscriminators(document);
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
  keyOf(lazy: Lazy): string {
    if (lazy.kind === "all" || lazy.kind === "any") {
      return `(${lazy.of.map((part) => this.keyOf(part)).join(lazy.kind === "all" ? "&" : "|")})`;
    }
    if (lazy.kind !== "schema") return lazy.kind;
    const { value } = this.#bare(lazy.place);
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

  shapeOf(lazy: Lazy): Shape {
    const key = this.keyOf(lazy);
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    // A schema that is made of itself admits nothing by that.
    this.#shapes.set(key, emptyShape(pointerOf(lazy)));
    const shape = this.#read(lazy);
    this.#shapes.set(key, shape);
    return shape;
  }

  #read(lazy: Lazy): Shape {
    if (lazy.kind === "schema") return readShape(this, this.#bare(lazy.place), []);
    if (!("of" in lazy)) return lazy.kind === "never" ? emptyShape("") : anyShape("");
    const shapes = lazy.of.map((part) => this.shapeOf(part));
    const pointer = shapes[0]?.pointer ?? "";
    return lazy.kind === "all" ? intersect(pointer, shapes) : unite(pointer, shapes);
  }
}

function directReference(document: JsonObject, ref: string): string | undefined {
  const value = valueAt(document, parseFragment(ref) ?? []);
  const further = isJsonObject(value) ? value["$ref"] : undefined;
  return typeof further === "string" && further.startsWith("#") ? further : undefined;
}

function pointerOf(lazy: Lazy): string {
  if (lazy.kind === "schema") return lazy.place.pointer;
  return lazy.kind === "all" || lazy.kind === "any" ? (lazy.of[0] ? pointerOf(lazy.of[0]) : "") : "";
}

function isBareReference(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && typeof value["$ref"] === "string" && Object.keys(value).length === 1;
}
