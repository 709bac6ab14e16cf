import { methodKey, parsePointer } from "@calloff/openapi/internal";
import { BUMPS, type Bump, byWeight, type Change } from "./change.ts";
import type { ChangeId } from "./change-kinds.ts";
import { unitName, unitOfReference } from "./prune/units.ts";
import type { TypeDifference } from "./types/difference-list.ts";

/** What changes no generated type, and so explains no difference between two. */
const UNSEEN_BY_COMPILER =
  /^(?:documentation|server|security|default|limit|format|callback)-|-(?:deprecated|undeprecated|serialization-changed)$/;

/**
 * The walk's changes, each with who noticed it, and what only the compiler noticed; the hardest first.
 *
 * @param leadsTo the units that a place leads to: a change in a schema is one of every operation that uses it
 */
export function mergeVerdicts(
  changes: readonly Change[],
  differences: readonly TypeDifference[],
  leadsTo: (pointer: string) => ReadonlySet<string>,
): Change[] {
  const candidates = changes
    .filter(({ id, bump }) => rank(bump) >= rank("minor") && !UNSEEN_BY_COMPILER.test(id))
    .map((change) => ({ change, unit: unitOfReference(change.pointer) }));
  const confirmed = new Set<Change>();
  const unexplained: TypeDifference[] = [];
  const reached = new Map<string, ReadonlySet<string>>();
  for (const difference of differences) {
    const { operation, pointer, bump } = difference;
    const units = reached.get(pointer) ?? leadsTo(pointer);
    reached.set(pointer, units);
    const explains = ({ change, unit }: Candidate): boolean =>
      rank(change.bump) >= rank(bump) &&
      (units.has(unit) ||
        (operation !== null && change.operation === operation) ||
        formerUnit(change) === unitOfReference(pointer) ||
        isRenamedPath(change, pointer));
    const reasons = candidates.filter(explains);
    // A reason of the same weight is the likelier one.
    const equal = reasons.filter(({ change }) => change.bump === bump);
    for (const { change } of equal.length > 0 ? equal : reasons) confirmed.add(change);
    if (reasons.length === 0) unexplained.push(difference);
  }
  const walked = changes.map(
    (change): Change => (confirmed.has(change) ? { ...change, by: "both" } : change),
  );
  return [...walked, ...byCompiler(unexplained)].sort(byWeight);
}

interface Candidate {
  readonly change: Change;
  /** Where it stands. */
  readonly unit: string;
}

/** Where something stood that has moved since: the change stands where it is now. */
function formerUnit({ id, pointer, before }: Change): string | undefined {
  if (typeof before !== "string") return undefined;
  if (id === "operation-moved") {
    const [method = "", path = ""] = before.split(" ");
    return unitName("paths", path, methodKey(method));
  }
  const [, group = ""] = parsePointer(pointer);
  return id === "component-renamed" ? unitName("components", group, before) : undefined;
}

/** Whether the place is below a path that is another only in the names of its parameters. */
function isRenamedPath({ id, pointer }: Change, place: string): boolean {
  const path = (text: string): string =>
    text
      .split("/", 3)
      .join("/")
      .replaceAll(/\{[^{}]*\}/g, "{}");
  return id === "path-parameter-renamed" && path(pointer) === path(place);
}

const UNEXPLAINED: ChangeId = "generated-types-differ";

/** One change for what is the same difference in several operations. */
function byCompiler(differences: readonly TypeDifference[]): Change[] {
  const groups = new Map<string, TypeDifference[]>();
  for (const difference of differences) {
    const { bump, flags, side, path, before, after } = difference;
    const key = JSON.stringify([bump, flags, side, path.slice(path.lastIndexOf(".")), before, after]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [difference]);
    else group.push(difference);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { bump, flags, operation, pointer, side, before, after, message } = first;
    const operations = new Set(group.flatMap((difference) => difference.operation ?? [])).size;
    const sides = { before: before === "" ? null : before, after: after === "" ? null : after };
    const place = side === "names" ? "" : `in ${SIDES[side]}, `;
    return [
      {
        ...{ id: UNEXPLAINED, bump, flags, operation, operations, pointer },
        ...{ ...sides, message: `${place}${message}`, by: "compiler" as const },
      },
    ];
  });
}

const SIDES = { arguments: "the arguments", data: "`data`", error: "`error`" } as const;

function rank(bump: Bump): number {
  return BUMPS.indexOf(bump);
}
