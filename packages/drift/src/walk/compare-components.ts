import { escapeKey, type JsonValue } from "@calloff/openapi/internal";
import { compareBodyPair, readBody } from "./compare-bodies.ts";
import { compareHeaderPair, readHeader } from "./compare-headers.ts";
import { sectionOf, TYPED_SECTIONS } from "./compare-names.ts";
import { compareParameterPair, readParameter } from "./compare-parameters.ts";
import { compareAnswers, readAnswer } from "./compare-responses.ts";
import type { Place } from "./shape.ts";
import { Subject } from "./subject.ts";
import { components, reachedSchemas } from "./unchanged.ts";
import type { Walk } from "./walk.ts";

/** Components that kept their names. What operations reach is found there too, and counted once. */
export function compareComponents(walk: Walk): Subject {
  const subject = new Subject(walk, null);
  const changed = components(walk.after.document).some(([ref]) => walk.unchanged.hasChanged(ref));
  if (!changed) return subject;
  for (const section of TYPED_SECTIONS) {
    const [old, now] = [sectionOf(walk.before.document, section), sectionOf(walk.after.document, section)];
    for (const name of Object.keys(now)) {
      const pointer = `/components/${section}/${escapeKey(name)}`;
      if (!Object.hasOwn(old, name) || !walk.unchanged.hasChanged(`#${pointer}`)) continue;
      comparePair(subject, section, { value: old[name], pointer }, { value: now[name], pointer });
    }
  }
  return subject;
}

function comparePair(
  subject: Subject,
  section: (typeof TYPED_SECTIONS)[number],
  before: Place,
  after: Place,
): void {
  const { walk } = subject;
  if (section === "parameters") {
    const [old, now] = [readParameter(walk.before, before), readParameter(walk.after, after)];
    if (old !== undefined && now !== undefined) compareParameterPair(subject, old, now);
  } else if (section === "requestBodies") {
    const [old, now] = [readBody(walk.before, before), readBody(walk.after, after)];
    if (old !== undefined && now !== undefined) compareBodyPair(subject, old, now);
  } else if (section === "responses") {
    compareAnswers(subject, readAnswer(walk.before, before), readAnswer(walk.after, after));
  } else if (section === "headers") {
    const words = walk.words(after.pointer);
    compareHeaderPair(subject, readHeader(walk.before, before), readHeader(walk.after, after), words);
  }
}

/** Schemas that no operation uses are for the readers of webhooks. */
export function compareUnusedSchemas(walk: Walk): Subject {
  const subject = new Subject(walk, null);
  const [old, now] = [sectionOf(walk.before.document, "schemas"), sectionOf(walk.after.document, "schemas")];
  const left = Object.keys(now).filter(
    (name) => Object.hasOwn(old, name) && walk.unchanged.hasChanged(refTo(name)),
  );
  if (left.length === 0) return subject;
  const reached = [walk.before, walk.after].map(({ document }) => reachedSchemas(document));
  for (const name of left) {
    if (reached.every((refs) => refs.has(refTo(name)))) continue;
    const pointer = refTo(name).slice(1);
    const lazyOf = (value: JsonValue | undefined) => ({ kind: "schema", place: { value, pointer } }) as const;
    subject.compareTypes(lazyOf(old[name]), lazyOf(now[name]), "response");
  }
  return subject;
}

function refTo(name: string): string {
  return `#/components/schemas/${escapeKey(name)}`;
}
