import type ts from "typescript";
import { type Pairing, pairUp } from "../pair-up.ts";
import type { Judge } from "./judge.ts";
import { type Property, propertiesOf } from "./judge-objects.ts";
import { type Direction, isLiteral, membersOf } from "./type-parts.ts";

/** Which variant of a union became which; those whose literal properties exclude each other are never one pair. */
export function matchVariants(
  judge: Judge,
  before: readonly ts.Type[],
  after: readonly ts.Type[],
  direction: Direction,
): Pairing<ts.Type> {
  return pairUp(before, after, (old, young) => likeness(judge, old, young, direction) || undefined);
}

/** From 0, nothing in common, to 4, each fits where the other did. */
function likeness(judge: Judge, old: ts.Type, young: ts.Type, direction: Direction): number {
  const [left, right] = [propertiesOf(judge.checker, old), propertiesOf(judge.checker, young)];
  const shared = [...left].flatMap(([name, property]) => {
    const other = right.get(name);
    return other === undefined ? [] : [[property, other] as const];
  });
  if (shared.some(([property, other]) => exclude(judge, property, other))) return 0;
  const all = left.size + right.size - shared.length;
  const keys = all === 0 ? 1 : shared.length / all;
  const fits = judge.fits({ before: old, after: young, direction });
  const back = judge.fits({ before: young, after: old, direction });
  return keys + (fits ? 2 : 0) + (back ? 1 : 0);
}

/** Whether two properties name different variants, as `kind: "card"` and `kind: "invoice"` do. */
function exclude(judge: Judge, left: Property, right: Property): boolean {
  const [olds, youngs] = [membersOf(left.type), membersOf(right.type)];
  const literals = [...olds, ...youngs];
  if (left.optional || right.optional || olds.length === 0 || youngs.length === 0) return false;
  return (
    literals.every(isLiteral) && !olds.some((old) => youngs.some((young) => judge.isAssignable(old, young)))
  );
}
