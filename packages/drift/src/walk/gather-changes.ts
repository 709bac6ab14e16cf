import { BUMPS, byWeight, type Change, type Flag } from "../change.ts";
import { comparisonsBelow, type Finding } from "./finding.ts";
import type { OperationComparison } from "./operation-comparison.ts";

interface Gathered {
  finding: Finding;
  readonly flags: Set<Flag>;
  readonly operations: Set<string>;
}

/** One change for each place, whatever number of operations and whichever directions lead there. */
export function gatherChanges(subjects: readonly OperationComparison[]): Change[] {
  const gathered = new Map<string, Gathered>();
  for (const { name, findings, roots } of subjects) {
    const below = comparisonsBelow(roots).flatMap((entry) => entry.findings);
    for (const finding of [...findings, ...below]) gather(gathered, finding, name);
  }
  const changes = [...gathered.values()].map(({ finding, flags, operations }): Change => {
    const [operation = null] = operations;
    return { ...finding, flags: [...flags].sort(), operation, operations: operations.size, by: "walk" };
  });
  return changes.sort(byWeight);
}

function gather(gathered: Map<string, Gathered>, finding: Finding, operation: string | null): void {
  const key = JSON.stringify([familyOf(finding), finding.pointer, detailOf(finding)]);
  const known = gathered.get(key) ?? { finding, flags: new Set(), operations: new Set() };
  if (isHarder(finding, known.finding)) known.finding = finding;
  for (const flag of finding.flags) known.flags.add(flag);
  if (operation !== null) known.operations.add(operation);
  gathered.set(key, known);
}

/** The same thing may happen to what is sent and to what comes back. */
function familyOf({ id }: Finding): string {
  return id.replace(/^(?:request|response)-/, "").replace(/^(property-added)-.*/, "$1");
}

/** Several values of a limit, or several statuses, may change at one place. */
function detailOf({ id, before, after }: Finding): unknown[] {
  return id === "documentation-changed" ? [] : [before, after];
}

/** As hard in both directions: the one that says more. */
function isHarder(finding: Finding, known: Finding): boolean {
  const difference = BUMPS.indexOf(finding.bump) - BUMPS.indexOf(known.bump);
  return difference > 0 || (difference === 0 && finding.flags.length > known.flags.length);
}
