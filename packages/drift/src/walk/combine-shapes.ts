import { mergeFacets } from "./facets.ts";
import {
  type ArrayShape,
  anyShape,
  emptyShape,
  isAny,
  type ObjectShape,
  type Property,
  type Scalar,
  type ScalarKind,
  type SchemaRef,
  type Shape,
} from "./shape.ts";

/** More objects than this in one union are not told apart any more. */
const MAX_VARIANTS = 200;

export function unite(pointer: string, shapes: readonly Shape[]): Shape {
  const facets = shapes.flatMap((shape) => shape.facets);
  const exclusive = shapes.flatMap((shape) => shape.exclusive);
  if (shapes.some(({ anything }) => anything)) return { ...anyShape(pointer), exclusive, facets };
  return {
    pointer,
    anything: false,
    scalars: shapes.map(({ scalars }) => scalars).reduce(uniteScalars, new Map()),
    arrays: [...new Set(shapes.flatMap(({ arrays }) => arrays))],
    objects: [...new Set(shapes.flatMap(({ objects }) => objects))],
    mixed: [...new Set(shapes.flatMap(({ mixed }) => mixed))],
    exclusive,
    facets,
  };
}

function uniteScalars(one: Shape["scalars"], other: Shape["scalars"]): Shape["scalars"] {
  const all = new Map(one);
  for (const [kind, scalar] of other) {
    const known = all.get(kind);
    const values = new Map([...(known?.values ?? []), ...scalar.values]);
    const hasAll = kind === "boolean" && values.size === 2;
    const isPlain = hasAll || [known, scalar].some((one) => one !== undefined && isAny(one));
    const open = isPlain || scalar.open || known?.open === true;
    all.set(kind, { open, values: isPlain ? new Map() : values, pointer: known?.pointer ?? scalar.pointer });
  }
  return all;
}

/** TypeScript's `&`, for what schemas become. */
export function intersect(pointer: string, shapes: readonly Shape[]): Shape {
  const facets = mergeFacets(shapes.map((shape) => shape.facets));
  const exclusive = shapes.flatMap((shape) => shape.exclusive);
  const narrow = shapes.filter(({ anything }) => !anything);
  const [first, ...rest] = narrow;
  if (first === undefined) return { ...(shapes[0] ?? emptyShape(pointer)), pointer, exclusive, facets };
  return { ...rest.reduce(intersectTwo, first), pointer, exclusive, facets };
}

function intersectTwo(one: Shape, other: Shape): Shape {
  const mixed = [...mixedObjects(one, other), ...mixedObjects(other, one)];
  return {
    pointer: one.pointer,
    anything: false,
    scalars: intersectScalars(one, other),
    arrays: one.arrays.flatMap((left) => other.arrays.map((right) => mergeArrays(left, right))),
    objects: mergeAll(one.objects, other.objects).slice(0, MAX_VARIANTS),
    mixed: mixed.slice(0, MAX_VARIANTS),
    exclusive: [],
    facets: [],
  };
}

function mergeAll(left: readonly ObjectShape[], right: readonly ObjectShape[]): ObjectShape[] {
  return left.flatMap((one) => right.map((other) => mergeObjects(one, other)));
}

/** The objects that `one` makes of what is no object in `other`, and of what is mixed there already. */
function mixedObjects(one: Shape, other: Shape): ObjectShape[] {
  const isPlain = partsOf(other).some((part) => part !== "other");
  const mixed = [...(isPlain ? one.objects : []), ...mergeAll(other.mixed, one.objects)];
  return mixed.map((object) => ({ ...object, isMixed: true }));
}

function intersectScalars(one: Shape, other: Shape): Shape["scalars"] {
  const both = new Map<ScalarKind, Scalar>();
  for (const [kind, left] of one.scalars) {
    const right = other.scalars.get(kind);
    if (right === undefined) continue;
    if (left.open && right.open) both.set(kind, intersectOpen(left, right));
    else if (left.open) both.set(kind, right);
    else if (right.open) both.set(kind, left);
    else {
      const values = new Map([...left.values].filter(([text]) => right.values.has(text)));
      if (values.size > 0) both.set(kind, { ...left, values });
    }
  }
  // `string & { … }` is no `never`: values of it can be had by a cast.
  const odd = [...mixtures(one, other), ...mixtures(other, one)];
  if (odd.length > 0) {
    const values = new Map(odd.map((text) => [text, text]));
    both.set("other", { open: false, values, pointer: one.pointer });
  }
  return both;
}

/** To the compiler, what either lists is listed; beside any value, nothing is. */
function intersectOpen(left: Scalar, right: Scalar): Scalar {
  const values = isAny(left) || isAny(right) ? [] : [...left.values, ...right.values];
  return { ...left, values: new Map(values) };
}

function mixtures(one: Shape, other: Shape): string[] {
  return other.objects.length > 0 ? partsOf(one).map((part) => `${part} & object`) : [];
}

/** The kinds of values that are neither objects nor null. */
function partsOf({ scalars, arrays }: Shape): string[] {
  const kinds = [...scalars.keys()].filter((kind) => kind !== "null");
  return [...kinds, ...(arrays.length > 0 ? ["array"] : [])];
}

function mergeArrays(left: ArrayShape, right: ArrayShape): ArrayShape {
  const tuple = left.elements === undefined ? right : left;
  return { ...tuple, pointer: left.pointer, items: both(left.items, right.items) };
}

function mergeObjects(left: ObjectShape, right: ObjectShape): ObjectShape {
  const properties = new Map(left.properties);
  for (const [name, property] of right.properties) {
    const known = properties.get(name);
    properties.set(name, known === undefined ? property : mergeProperties(known, property));
  }
  const extra = left.extra && right.extra ? both(left.extra, right.extra) : (left.extra ?? right.extra);
  const pointer = left.properties.size >= right.properties.size ? left.pointer : right.pointer;
  return { pointer, properties, extra };
}

function mergeProperties(left: Property, right: Property): Property {
  const required = left.required || right.required;
  return { pointer: left.pointer, required, type: both(left.type, right.type) };
}

function both(left: SchemaRef, right: SchemaRef): SchemaRef {
  if (left === right) return left;
  // One list, however many parts say something of it.
  const parts = [left, right].flatMap((part) => (part.kind === "all" ? part.of : [part]));
  return { kind: "all", of: parts };
}
