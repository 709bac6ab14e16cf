import type { JsonValue } from "@calloff/openapi/internal";
import { canonicalText } from "@calloff/openapi/internal";
import type { Facet } from "./facets.ts";

/** A value of the document and the JSON pointer to it. */
export interface Place {
  readonly value: JsonValue | undefined;
  readonly pointer: string;
}

/** A type that is looked into when it is needed, since types contain themselves. */
export type SchemaRef =
  | { readonly kind: "schema"; readonly place: Place }
  | { readonly kind: "all" | "any"; readonly of: readonly SchemaRef[] }
  | { readonly kind: "never" | "anything" };

/** `Blob`: what is no JSON; `other`: literals that are arrays or objects, and what is two kinds at once. */
export type ScalarKind = "null" | "boolean" | "number" | "string" | "Blob" | "other";

/** The values of one kind: all of them, or a set by their JSON texts, which is closed or lists some of all. */
export interface Scalar {
  readonly open: boolean;
  readonly values: ReadonlyMap<string, JsonValue>;
  readonly pointer: string;
}

export interface ArrayShape {
  readonly pointer: string;
  /** The elements of a list, or what may follow those of a tuple; `never` for nothing. */
  readonly items: SchemaRef;
  /** The elements of a tuple. */
  readonly elements?: readonly SchemaRef[];
  /** How many of a tuple's elements are always there. */
  readonly least?: number;
}

export interface Property {
  readonly pointer: string;
  readonly required: boolean;
  readonly type: SchemaRef;
}

export interface ObjectShape {
  readonly pointer: string;
  readonly properties: ReadonlyMap<string, Property>;
  /** The type of properties that have no names here; undefined where the generated type takes none. */
  readonly extra: SchemaRef | undefined;
  /** Whether it is a string, number, boolean or array at the same time. */
  readonly isMixed?: boolean;
}

/**
 * What the generated type of a schema admits, however it is written: a union of its parts.
 * Nothing at all stands for `never`, and `anything` for `unknown`.
 */
export interface Shape {
  readonly pointer: string;
  readonly anything: boolean;
  readonly scalars: ReadonlyMap<ScalarKind, Scalar>;
  readonly arrays: readonly ArrayShape[];
  readonly objects: readonly ObjectShape[];
  /** As in `string & { … }`. */
  readonly mixed: readonly ObjectShape[];
  /** The branches of each `oneOf`: a value is valid in exactly one of them, which no type can say. */
  readonly exclusive: readonly (readonly SchemaRef[])[];
  readonly facets: readonly Facet[];
}

export function emptyShape(pointer: string): Shape {
  const none = { scalars: new Map(), arrays: [], objects: [], mixed: [], exclusive: [], facets: [] };
  return { pointer, anything: false, ...none };
}

export function anyShape(pointer: string): Shape {
  return { ...emptyShape(pointer), anything: true };
}

/** The kinds of values that there are at all, but for `null`. */
export function kindsOf(shape: Shape): Set<string> {
  const names: string[] = [...shape.scalars.keys()].filter((kind) => kind !== "null");
  if (shape.arrays.length > 0) names.push("array");
  if (shape.objects.length > 0) names.push("object");
  return new Set(names);
}

export function openShape(kind: ScalarKind, pointer: string): Shape {
  return { ...emptyShape(pointer), scalars: new Map([[kind, { open: true, values: new Map(), pointer }]]) };
}

/** Whether it is any value of its kind, and none of them is listed. */
export function isAny({ open, values }: Scalar): boolean {
  return open && values.size === 0;
}

/** The closed set of these values. */
export function literalShape(values: readonly JsonValue[], pointer: string): Shape {
  const sets = new Map<ScalarKind, Map<string, JsonValue>>();
  for (const value of values) {
    const kind = kindOf(value);
    const set = sets.get(kind) ?? new Map<string, JsonValue>();
    sets.set(kind, set.set(canonicalText(value), value));
  }
  const scalars = [...sets].map(([kind, set]): [ScalarKind, Scalar] => {
    const open = kind === "null" || (kind === "boolean" && set.size === 2);
    return [kind, { open, values: open ? new Map() : set, pointer }];
  });
  return { ...emptyShape(pointer), scalars: new Map(scalars) };
}

export function kindOf(value: JsonValue): ScalarKind {
  if (value === null) return "null";
  const type = typeof value;
  return type === "boolean" || type === "number" || type === "string" ? type : "other";
}
