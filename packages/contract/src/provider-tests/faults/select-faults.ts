import { abortFaults } from "./abort-faults.ts";
import { bodyFaults } from "./body-faults.ts";
import { connectionFaults } from "./connection-faults.ts";
import type { Fault } from "./fault.ts";
import { retryFaults } from "./retry-faults.ts";
import { statusFaults } from "./status-faults.ts";

const FAMILIES: readonly (readonly Fault[])[] = [
  connectionFaults,
  bodyFaults,
  statusFaults,
  retryFaults,
  abortFaults,
];

/**
 * One fault for each part of a call that a vendor's own description takes part in. Between providers of one shape the
 * others can differ in nothing: they are about the runtime that all of them share.
 */
const TENTH: ReadonlySet<string> = new Set([
  // The table of answers, at each place where it is read: a body that says nothing, an error, no such job.
  "an empty body on 200",
  "HTML on 202",
  "null on 404",
  "an empty body on 500",
  "invalid UTF-8 on 401",
  // A body that was cut off, where the rule that looks into it gets nothing.
  "a truncated chunk on 200",
  "reset in the body of a 404",
  // A status that the vendor's document does not have: success, refusal, and what no class has.
  "status 299",
  "status 410",
  "status 999",
  // The credential and the constant headers: none of them goes elsewhere, and no answer gives the key away.
  "307 to another origin",
  "200 that repeats the key",
  "401 that repeats the key with its slashes escaped",
  // The id and the body are sent again as they were; a wait is kept.
  "reset before the headers, then an answer",
  "503, then a job that is gone: perhaps this call's own doing",
  "429 with Retry-After in seconds",
  // A caller who has had enough: between the status and the cancel, where one is read first, and in each of them.
  "a signal that was aborted before",
  "abort while the answer is awaited",
  "abort in the body of a 200",
  "nobody listens",
]);

/** How much of the table of faults a subject meets. */
export interface FaultShare {
  /** `1` for the whole table; `0.1` for the tenth in which a vendor's own description takes part. @default 1 */
  readonly share?: 1 | 0.1;
}

/** @param dealt the seat at which the table is dealt out, and among how many; undefined where it is not */
export function selectFaults(
  { share = 1 }: FaultShare,
  dealt?: { readonly seat: number; readonly players: number },
): readonly Fault[] {
  // Like cards, each family from the first seat on: every fault is met once, and every seat meets some of each family.
  if (dealt !== undefined) {
    const { seat, players } = dealt;
    return FAMILIES.flatMap((family) => family.filter((_, index) => index % players === seat));
  }
  return share === 1 ? FAMILIES.flat() : FAMILIES.flat().filter(({ name }) => TENTH.has(name));
}
