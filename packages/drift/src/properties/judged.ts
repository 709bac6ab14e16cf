import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@calloff/openapi/internal";
import { BUMPS, type Bump, type Change, type Comparison } from "../change.ts";
import type { ChangeId } from "../change-kinds.ts";
import { compareDocuments } from "../compare-documents.ts";

/** Compares, and holds the comparison to what holds of every one: a pure function, whose walk is never the softer. */
export async function judged(before: JsonObject, after: JsonObject): Promise<Comparison> {
  const copies = structuredClone([before, after]);
  const comparison = await compareDocuments(before, after);
  if (!isDeepStrictEqual([before, after], copies)) throw new Error("the comparison has changed a document");
  const { walk, compiler } = comparison.verdicts;
  if (BUMPS.indexOf(walk) < BUMPS.indexOf(compiler)) {
    throw new Error(`the walk says ${walk}, the compiler ${compiler}: ${list(comparison.changes)}`);
  }
  return comparison;
}

/** Neither layer sees a change. */
export function expectNone({ verdicts, changes }: Comparison): void {
  if (changes.length === 0 && verdicts.walk === "none" && verdicts.compiler === "none") return;
  throw new Error(
    `this is no change, and is said to be ${verdicts.walk} and ${verdicts.compiler}: ${list(changes)}`,
  );
}

/** Both ways touch users' code or none does, and what is new in one direction is gone in the other. */
export function expectMirrored(there: Comparison, back: Comparison): void {
  if (touchesCode(there) !== touchesCode(back)) {
    throw new Error(`${there.bump} there, ${back.bump} back: ${list(there.changes)} / ${list(back.changes)}`);
  }
  for (const { added, removed } of MIRRORED) {
    for (const [forth, other] of [
      [added, removed],
      [removed, added],
    ] as const) {
      const [is, was] = [placesOf(there, forth), placesOf(back, other)];
      if (isDeepStrictEqual(is, was)) continue;
      throw new Error(
        `${forth[0]} there at ${is}, ${other[0]} back at ${was}: ${list(there.changes)} / ${list(back.changes)}`,
      );
    }
  }
}

/** The verdict is as it was. */
export function expectSameVerdict(was: Bump, { bump, changes }: Comparison): void {
  if (bump !== was)
    throw new Error(`${was} before it was written otherwise, ${bump} after: ${list(changes)}`);
}

/** A patch one way may be nothing the other way: a number that must be whole is refused, one that need not be is not. */
function touchesCode({ bump }: Comparison): boolean {
  return bump === "major" || bump === "minor";
}

function placesOf({ changes }: Comparison, ids: readonly ChangeId[]): string[] {
  const places = changes.filter(({ id }) => ids.includes(id)).map(({ pointer }) => pointer);
  return [...new Set(places)].sort();
}

function list(changes: readonly Change[]): string {
  const shown = changes.slice(0, 8).map(({ id, bump, pointer, by }) => `${bump} ${id} ${pointer} (${by})`);
  return `[${shown.join("; ")}]`;
}

/** What is added in one direction and removed in the other, by the names of its changes. */
interface Mirrored {
  readonly added: readonly ChangeId[];
  readonly removed: readonly ChangeId[];
}

/** A schema that is used in both directions is reported by the harder one, so the two share a line here. */
const MIRRORED: readonly Mirrored[] = [
  { added: ["operation-added"], removed: ["operation-removed"] },
  { added: ["operation-id-added"], removed: ["operation-id-removed"] },
  { added: ["component-added"], removed: ["component-removed"] },
  { added: ["parameter-added-optional", "parameter-added-required"], removed: ["parameter-removed"] },
  {
    added: ["request-body-added-optional", "request-body-added-required"],
    removed: ["request-body-removed"],
  },
  { added: ["success-status-added", "error-status-added"], removed: ["response-status-removed"] },
  { added: ["response-header-added"], removed: ["response-header-removed"] },
  { added: ["response-media-type-added"], removed: ["response-media-type-removed"] },
  { added: ["request-media-type-added"], removed: ["request-media-type-removed"] },
  { added: ["response-body-added"], removed: ["response-body-removed"] },
  {
    added: ["response-property-added", "request-property-added-optional", "request-property-added-required"],
    removed: ["response-property-removed", "request-property-removed"],
  },
];
