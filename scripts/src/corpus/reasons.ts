import type { DocumentResult } from "./document-result.ts";
import { explainSkip, type Fault } from "./faults.ts";

/** Something that stood in the way of operations, and of how many. */
export interface Reason extends Fault {
  readonly operations: number;
  /** One of them, for a look. */
  readonly example: string;
}

/** Why operations were skipped, the most frequent first. */
export function skipReasons(results: readonly DocumentResult[]): Reason[] {
  const found = results.flatMap(({ name, contract }) =>
    (contract?.operations ?? []).flatMap(({ operation, skipped }) => {
      const [first] = Object.values(skipped);
      return first === undefined ? [] : [{ fault: explainSkip(first), example: `${name}: ${operation}` }];
    }),
  );
  return count(found);
}

/** Why calls were judged without Prism, in operations. */
export function prismReasons(results: readonly DocumentResult[], explain: (said: string) => Fault): Reason[] {
  const found = results.flatMap(({ name, contract }) =>
    (contract?.operations ?? []).flatMap(({ operation, withoutPrism }) =>
      Object.keys(withoutPrism)
        .slice(0, 1)
        .map((said) => ({ fault: explain(said), example: `${name}: ${operation}` })),
    ),
  );
  return count(found);
}

function count(found: readonly { fault: Fault; example: string }[]): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { fault, example } of found) {
    const known = reasons.get(fault.fault);
    reasons.set(fault.fault, {
      ...fault,
      example: known?.example ?? example,
      operations: (known?.operations ?? 0) + 1,
    });
  }
  return [...reasons.values()].sort((a, b) => b.operations - a.operations);
}
