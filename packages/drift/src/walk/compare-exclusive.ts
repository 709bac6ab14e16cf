import type { DocumentIndex } from "./document-index.ts";
import type { TypeComparison } from "./finding.ts";
import { kindsOf, type ObjectShape, type Scalar, type SchemaRef, type Shape } from "./shape.ts";

/** A document and a type in it. */
interface Sided<T> {
  readonly index: DocumentIndex;
  readonly of: T;
}

/**
 * To a server, `oneOf` means exactly one: a value that is valid in two of its branches is refused. To the compiler it is
 * a union, which takes such a value.
 */
export function compareExclusive(comparison: TypeComparison, before: Shape, after: Shape): void {
  const { walk, isRequest } = comparison;
  if (!isRequest || after.exclusive.length === 0) return;
  const matches = (part: Shape, index: DocumentIndex, { exclusive }: Shape): number =>
    Math.max(
      0,
      ...exclusive.map((branches) => countMatches({ index: walk.before, of: part }, index, branches)),
    );
  const isRefused = partsOf(before).some((part) => {
    const count = matches(part, walk.after, after);
    return count > 1 && count > matches(part, walk.before, before);
  });
  if (!isRefused) return;
  const { pointer } = after;
  const message = `${walk.words(pointer)} must be exactly one of its kinds now, and could be two at once`;
  comparison.add("limit-tightened", { pointer, after: "oneOf", message, flags: ["wire"] });
}

/** Each kind of value and each kind of object by itself. */
function partsOf(shape: Shape): Shape[] {
  const none: Shape = { ...shape, scalars: new Map(), arrays: [], objects: [] };
  return [
    ...[...shape.scalars].flatMap(([kind, scalar]) =>
      eachValue(scalar).map((one): Shape => ({ ...none, scalars: new Map([[kind, one]]) })),
    ),
    // Whatever they hold, an empty one is of all of them.
    ...(shape.arrays.length > 0 ? [{ ...none, arrays: shape.arrays }] : []),
    ...shape.objects.map((object): Shape => ({ ...none, objects: [object] })),
  ];
}

function eachValue(scalar: Scalar): Scalar[] {
  if (scalar.open) return [scalar];
  return [...scalar.values].map((entry) => ({ ...scalar, values: new Map([entry]) }));
}

function countMatches(part: Sided<Shape>, index: DocumentIndex, branches: readonly SchemaRef[]): number {
  return branches.filter((branch) => canBeBoth(part, { index, of: index.shapeOf(branch) })).length;
}

/** Whether a value of the one, with described properties alone, can be valid in the other. */
function canBeBoth(part: Sided<Shape>, branch: Sided<Shape>): boolean {
  const { scalars, arrays, objects, anything, facets } = branch.of;
  for (const [kind, { open, values }] of part.of.scalars) {
    const other = scalars.get(kind);
    if (
      anything ||
      (other && (open || other.open || [...values.keys()].some((text) => other.values.has(text))))
    )
      return true;
  }
  if (part.of.arrays.length > 0 && (anything || arrays.length > 0)) return true;
  const needed = facets.flatMap(({ name, value }) => (name === "required" ? [String(value)] : []));
  const isClosed = facets.some(({ name }) => name === "additionalProperties");
  return part.of.objects.some((object) => {
    if (needed.some((name) => !object.properties.has(name))) return false;
    if (anything) return true;
    return objects.some((other) =>
      canBeBothObjects({ ...part, of: object }, { ...branch, of: other }, isClosed),
    );
  });
}

function canBeBothObjects(one: Sided<ObjectShape>, other: Sided<ObjectShape>, isClosed: boolean): boolean {
  const [own, its] = [one.of.properties, other.of.properties];
  for (const [name, { required, type }] of its) {
    const known = own.get(name);
    if (known === undefined && required) return false;
    if (known === undefined || !(required || known.required)) continue;
    if (exclude(one.index.shapeOf(known.type), other.index.shapeOf(type))) return false;
  }
  return !isClosed || [...own].every(([name, { required }]) => !required || its.has(name));
}

/** Whether no value is of both types, as one has `kind: "card"` and the other `kind: "invoice"`. */
function exclude(one: Shape, other: Shape): boolean {
  if (one.anything || other.anything) return false;
  if (one.scalars.has("null") && other.scalars.has("null")) return false;
  const kinds = kindsOf(other);
  return [...kindsOf(one)].every((kind) => {
    if (!kinds.has(kind)) return true;
    const [left, right] = [...one.scalars, ...other.scalars].flatMap(([name, scalar]) =>
      name === kind ? [scalar] : [],
    );
    if (left === undefined || right === undefined || left.open || right.open) return false;
    return ![...left.values.keys()].some((text) => right.values.has(text));
  });
}
