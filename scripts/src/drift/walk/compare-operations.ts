import type { JsonValue } from "../../document/json.ts";
import { compareBodies } from "./compare-bodies.ts";
import { compareCallbacks } from "./compare-callbacks.ts";
import { compareParameters } from "./compare-parameters.ts";
import { compareResponses } from "./compare-responses.ts";
import { compareSecurity } from "./compare-security.ts";
import { compareServers } from "./compare-servers.ts";
import { listOperations, matchOperations, type Operation } from "./match-operations.ts";
import { comparePathNames, renamedParameters } from "./path-names.ts";
import { Subject } from "./subject.ts";
import type { Walk } from "./walk.ts";

/** One subject for each operation, in the order of the newer document; those that are gone come last. */
export function compareOperations(walk: Walk): Subject[] {
  const pairs = matchOperations(listOperations(walk.before), listOperations(walk.after));
  return pairs.map(({ before, after }) => {
    const subject = new Subject(walk, (after ?? before)?.name ?? null);
    if (before !== undefined && after !== undefined) comparePair(subject, before, after);
    else if (before !== undefined) {
      const message = `${before.name} is gone`;
      subject.add("operation-removed", { pointer: before.pointer, before: before.name, message });
    } else if (after !== undefined) {
      subject.add("operation-added", {
        pointer: after.pointer,
        after: after.name,
        message: `${after.name} is new`,
      });
    }
    return subject;
  });
}

function comparePair(subject: Subject, before: Operation, after: Operation): void {
  const renamed = renamedParameters(before, after);
  if (renamed === undefined) {
    const message = `${before.name} is ${after.name} now`;
    subject.add("operation-moved", {
      pointer: after.pointer,
      before: before.name,
      after: after.name,
      message,
    });
  } else comparePathNames(subject, before, after, renamed);
  compareServers(subject, before, after);
  compareSecurity(subject, before, after);
  const { unchanged } = subject.walk;
  const isSame =
    unchanged.isSame(before.value, after.value) && unchanged.isSame(outsideOf(before), outsideOf(after));
  if (isSame && renamed?.size === 0) return;
  compareNameAndAge(subject, before, after);
  subject.compareTexts(before.pathItem, after.pathItem, after.pathPointer);
  subject.compareTexts(before.value, after.value, after.pointer);
  compareParts(subject, before, after, renamed ?? new Map());
  compareCallbacks(subject, before, after);
}

/** What the operation is called, and whether it is still to be used. */
export function compareNameAndAge(subject: Subject, before: Operation, after: Operation): void {
  compareIds(subject, before, after);
  compareDeprecation(subject, before, after);
}

/** What an operation takes and gives. */
export function compareParts(
  subject: Subject,
  before: Operation,
  after: Operation,
  renamed: ReadonlyMap<string, string>,
): void {
  compareParameters(subject, before, after, renamed);
  compareBodies(subject, before, after);
  compareResponses(subject, before, after);
}

/** What the path says for all its operations. */
function outsideOf({
  pathItem: { parameters = [], summary = null, description = null },
}: Operation): JsonValue {
  return { parameters, summary, description };
}

function compareIds(subject: Subject, before: Operation, after: Operation): void {
  const [old = null, now = null] = [before.value["operationId"], after.value["operationId"]];
  if (old === now) return;
  const { pointer } = now === null ? before : after;
  const details = { pointer: `${pointer}/operationId`, before: old, after: now };
  if (old === null) {
    subject.add("operation-id-added", { ...details, message: `${after.name} is called ${String(now)} now` });
  } else if (now === null) {
    subject.add("operation-id-removed", {
      ...details,
      message: `${after.name} is no longer called ${String(old)}`,
    });
  } else {
    subject.add("operation-id-changed", {
      ...details,
      message: `${after.name} is called ${String(now)} now, no longer ${String(old)}`,
    });
  }
}

function compareDeprecation(subject: Subject, before: Operation, after: Operation): void {
  const [old, now] = [before.value["deprecated"] === true, after.value["deprecated"] === true];
  if (old === now) return;
  const id = now ? "operation-deprecated" : "operation-undeprecated";
  const message = `${after.name} is ${now ? "deprecated" : "no longer deprecated"}`;
  subject.add(id, { pointer: after.pointer, before: old, after: now, message });
}
