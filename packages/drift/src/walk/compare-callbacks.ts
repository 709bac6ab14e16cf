import { escapeKey } from "@calloff/openapi/internal";
import { compareParts } from "./compare-parts.ts";
import type { DocumentIndex } from "./document-index.ts";
import { findingsBelow } from "./finding.ts";
import { listMethods, type Operation } from "./match-operations.ts";
import { OperationComparison, objectOrEmpty } from "./operation-comparison.ts";

/** No type is generated for callbacks: whatever changes in them is told, and breaks no code. */
export function compareCallbacks(comparison: OperationComparison, before: Operation, after: Operation): void {
  const { walk } = comparison;
  const [old, now] = [listCallbacks(walk.before, before), listCallbacks(walk.after, after)];
  const names = new Set([...old.keys(), ...now.keys()]);
  const changed = [...names].filter((name) => isChanged(comparison, old.get(name), now.get(name)));
  if (changed.length === 0) return;
  const message = `what ${after.name} calls back changed`;
  comparison.add("callback-changed", {
    pointer: after.pointer,
    before: [...old.keys()],
    after: [...now.keys()],
    message,
  });
}

/** The operations of all callbacks, each by its callback, its address and its method. */
function listCallbacks(side: DocumentIndex, { value, pointer }: Operation): Map<string, Operation> {
  const callbacks = Object.entries(objectOrEmpty(value["callbacks"])).flatMap(([name, callback]) => {
    const found = side.resolve({ value: callback, pointer: `${pointer}/callbacks/${escapeKey(name)}` });
    return Object.entries(objectOrEmpty(found.value)).flatMap(([address, item]) =>
      listMethods(side, address, { value: item, pointer: `${found.pointer}/${escapeKey(address)}` }).map(
        (operation): [string, Operation] => [`${name} ${operation.name}`, operation],
      ),
    );
  });
  return new Map(callbacks);
}

function isChanged(
  { walk }: OperationComparison,
  before: Operation | undefined,
  after: Operation | undefined,
): boolean {
  if (before === undefined || after === undefined) return true;
  const trial = new OperationComparison(walk, null);
  trial.compareTexts(before.value, after.value, after.pointer);
  compareParts(trial, before, after, new Map());
  return trial.findings.length > 0 || [...trial.roots].some((entry) => findingsBelow(entry).length > 0);
}
