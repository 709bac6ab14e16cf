import type { JsonValue } from "@calloff/openapi/internal";
import { compareCallbacks } from "./compare-callbacks.ts";
import { compareNameAndAge, compareParts } from "./compare-parts.ts";
import { compareSecurity } from "./compare-security.ts";
import { compareServers } from "./compare-servers.ts";
import { listOperations, matchOperations, type Operation } from "./match-operations.ts";
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

/** What the path says for all its operations. */
function outsideOf({
  pathItem: { parameters = [], summary = null, description = null },
}: Operation): JsonValue {
  return { parameters, summary, description };
}

/** The newer names of path parameters by their older ones; undefined when the paths differ in more than names. */
function renamedParameters(before: Operation, after: Operation): Map<string, string> | undefined {
  if (before.method !== after.method) return undefined;
  const blank = (path: string): string => path.replaceAll(/\{[^}]*\}/g, "{}");
  if (blank(before.path) !== blank(after.path)) return undefined;
  const now = namesIn(after.path);
  return new Map(
    namesIn(before.path).flatMap((name, index) => {
      const other = now[index];
      return other === undefined || other === name ? [] : [[name, other]];
    }),
  );
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
}

function comparePathNames(
  subject: Subject,
  before: Operation,
  after: Operation,
  renamed: ReadonlyMap<string, string>,
): void {
  for (const [old, now] of renamed) {
    const message = `the path parameter ${old} of ${before.path} is called ${now} now, and the path is ${after.path}`;
    subject.add("path-parameter-renamed", { pointer: after.pathPointer, before: old, after: now, message });
  }
}
