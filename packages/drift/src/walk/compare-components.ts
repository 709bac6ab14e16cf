import { escapeKey, type JsonValue } from "@calloff/openapi/internal";
import { compareBodyPair, readBody } from "./compare-bodies.ts";
import { compareHeaderPair, readHeader } from "./compare-headers.ts";
import { sectionOf, TYPED_SECTIONS } from "./compare-names.ts";
import { compareParameterPair, readParameter } from "./compare-parameters.ts";
import { compareAnswers, readAnswer } from "./compare-responses.ts";
import { OperationComparison } from "./operation-comparison.ts";
import type { Place } from "./shape.ts";
import { components, reachedSchemas } from "./unchanged.ts";
import type { Walk } from "./walk.ts";

/** Components that kept their names. What operations reach is found there too, and counted once. */
export function compareComponents(walk: Walk): OperationComparison {
  const comparison = new OperationComparison(walk, null);
  const changed = components(walk.after.document).some(([ref]) => walk.unchanged.hasChanged(ref));
  if (!changed) return comparison;
  for (const section of TYPED_SECTIONS) {
    const [old, now] = [sectionOf(walk.before.document, section), sectionOf(walk.after.document, section)];
    for (const name of Object.keys(now)) {
      const pointer = `/components/${section}/${escapeKey(name)}`;
      if (!Object.hasOwn(old, name) || !walk.unchanged.hasChanged(`#${pointer}`)) continue;
      comparePair(comparison, section, { value: old[name], pointer }, { value: now[name], pointer });
    }
  }
  return comparison;
}

function comparePair(
  comparison: OperationComparison,
  section: (typeof TYPED_SECTIONS)[number],
  before: Place,
  after: Place,
): void {
  const { walk } = comparison;
  if (section === "parameters") {
    const [old, now] = [readParameter(walk.before, before), readParameter(walk.after, after)];
    if (old !== undefined && now !== undefined) compareParameterPair(comparison, old, now);
  } else if (section === "requestBodies") {
    const [old, now] = [readBody(walk.before, before), readBody(walk.after, after)];
    if (old !== undefined && now !== undefined) compareBodyPair(comparison, old, now);
  } else if (section === "responses") {
    compareAnswers(comparison, readAnswer(walk.before, before), readAnswer(walk.after, after));
  } else if (section === "headers") {
    const words = walk.words(after.pointer);
    compareHeaderPair(comparison, readHeader(walk.before, before), readHeader(walk.after, after), words);
  }
}

/** Schemas that no operation uses are for the readers of webhooks. */
export function compareUnusedSchemas(walk: Walk): OperationComparison {
  const comparison = new OperationComparison(walk, null);
  const [old, now] = [sectionOf(walk.before.document, "schemas"), sectionOf(walk.after.document, "schemas")];
  const left = Object.keys(now).filter(
    (name) => Object.hasOwn(old, name) && walk.unchanged.hasChanged(refTo(name)),
  );
  if (left.length === 0) return comparison;
  const reached = [walk.before, walk.after].map(({ document }) => reachedSchemas(document));
  for (const name of left) {
    if (reached.every((refs) => refs.has(refTo(name)))) continue;
    const pointer = refTo(name).slice(1);
    const lazyOf = (value: JsonValue | undefined) => ({ kind: "schema", place: { value, pointer } }) as const;
    comparison.compareTypes(lazyOf(old[name]), lazyOf(now[name]), "response");
  }
  return comparison;
}

function refTo(name: string): string {
  return `#/components/schemas/${escapeKey(name)}`;
}
