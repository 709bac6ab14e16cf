import type { Operation } from "./match-operations.ts";
import type { Subject } from "./subject.ts";

/** The newer names of path parameters by their older ones; undefined when the paths differ in more than names. */
export function renamedParameters(before: Operation, after: Operation): Map<string, string> | undefined {
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

export function comparePathNames(
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
