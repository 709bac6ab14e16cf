import { escapeKey } from "@calloff/openapi/internal";
import { compareBodyPair, readBody } from "./compare-bodies.ts";
import { compareHeaderPair, readHeader } from "./compare-headers.ts";
import { sectionOf, TYPED_SECTIONS } from "./compare-names.ts";
import { compareParameterPair, readParameter } from "./compare-parameters.ts";
import { compareAnswers, readAnswer } from "./compare-responses.ts";
import { OperationComparison } from "./operation-comparison.ts";
import type { Place } from "./shape.ts";
import { components } from "./unchanged.ts";
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
