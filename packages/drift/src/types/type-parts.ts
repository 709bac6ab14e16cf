import { typescript } from "@calloff/codegen/internal";
import type ts from "typescript";
import type { Bump, Flag } from "../change.ts";

/** A type taken apart: what a value of it may be. */
export interface TypeParts {
  /** It says nothing about its values: `unknown`, or `any` where the compiler gave up on it. */
  readonly open: boolean;
  /** `null`, literals, `string` and the like. */
  readonly primitives: readonly ts.Type[];
  readonly objects: readonly ts.Type[];
  readonly lists: readonly ts.Type[];
}

/**
 * What a value of the type may be, one by one; `boolean` is two. Generated types never name `undefined`:
 * it only stands for the absence of an optional property, which is judged where the property stands.
 */
export function membersOf(type: ts.Type): ts.Type[] {
  const members = type.isUnion() ? type.types : [type];
  return members.filter(
    ({ flags }) => (flags & (typescript.TypeFlags.Never | typescript.TypeFlags.Undefined)) === 0,
  );
}

export function partsOf(checker: ts.TypeChecker, type: ts.Type): TypeParts {
  const members = membersOf(type);
  const isOpen = ({ flags }: ts.Type): boolean =>
    (flags & (typescript.TypeFlags.Any | typescript.TypeFlags.Unknown)) !== 0;
  const isList = (member: ts.Type): boolean => checker.isArrayType(member) || checker.isTupleType(member);
  return {
    open: members.some(isOpen),
    primitives: members.filter((member) => !isOpen(member) && !isObject(member)),
    objects: members.filter((member) => isObject(member) && !isList(member)),
    lists: members.filter(isList),
  };
}

function isObject(type: ts.Type): boolean {
  if (type.isIntersection()) return type.types.every(isObject);
  return (type.flags & typescript.TypeFlags.Object) !== 0;
}

export function isLiteral(type: ts.Type): boolean {
  return (type.flags & typescript.TypeFlags.Literal) !== 0;
}

export function isNull(type: ts.Type): boolean {
  return (type.flags & typescript.TypeFlags.Null) !== 0;
}

/** What kind of value a primitive type holds; a literal is of the kind of its value. */
export function kindOf(type: ts.Type): string {
  if (type.flags & typescript.TypeFlags.StringLike) return "string";
  if (type.flags & typescript.TypeFlags.NumberLike) return "number";
  if (type.flags & typescript.TypeFlags.BooleanLike) return "boolean";
  return isNull(type) ? "null" : "other";
}

/** Who writes values of a type: the vendor, for users to read, or users, for the vendor. */
export type Direction = "read" | "write";

/** One difference between two types, at the place that the pair stands for. */
export interface Finding {
  readonly bump: Bump;
  readonly flags: readonly Flag[];
  readonly before: string;
  readonly after: string;
  /** What goes on after the name of the place, as in `may be null`. */
  readonly message: string;
}

/** A type before and after. Pairs form a graph, with circles where schemas are recursive. */
export interface Pair {
  readonly before: ts.Type;
  readonly after: ts.Type;
  readonly direction: Direction;
  readonly findings: Finding[];
  /** What the types are made of, by the way to it, as in `.state`; empty for a variant of a union. */
  readonly parts: { readonly segment: string; readonly pair: Pair }[];
}

/** A finding and the shortest way to it. */
interface Placed {
  readonly path: string;
  readonly finding: Finding;
}

/** Everything found in the pair and in what it is made of, each once. */
export function findingsIn(root: Pair): Placed[] {
  const placed: Placed[] = [];
  const paths = new Map([[root, ""]]);
  // What is added on the way is visited too: the nearest first.
  for (const [pair, path] of paths) {
    placed.push(...pair.findings.map((finding) => ({ path, finding })));
    for (const { segment, pair: part } of pair.parts) if (!paths.has(part)) paths.set(part, path + segment);
  }
  return placed;
}
