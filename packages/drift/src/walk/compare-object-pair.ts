import { isForeign } from "@calloff/codegen/internal";
import type { DocumentIndex } from "./document-index.ts";
import { type Direction, type Finding, finding, type TypeComparison } from "./finding.ts";
import type { ObjectShape, Property, SchemaRef } from "./shape.ts";
import { schemaRefText } from "./type-text.ts";
import type { Walk } from "./walk.ts";

/** Compares two objects that are taken for the same one: their properties, and what those of any name may be. */
export function compareObjectPair(
  walk: Walk,
  before: ObjectShape,
  after: ObjectShape,
  direction: Direction,
  entry: TypeComparison,
): void {
  const [all, young] = [
    ofDirection(walk, walk.before, before, direction),
    ofDirection(walk, walk.after, after, direction),
  ];
  for (const [name, old] of all) {
    const now = young.get(name);
    if (now === undefined) entry.findings.push(removed(walk, old, direction));
    else {
      entry.findings.push(...compareRequired(walk, old, now, direction));
      entry.children.add(walk.compare(old.type, now.type, direction));
    }
  }
  for (const [name, now] of young) {
    if (!all.has(name)) entry.findings.push(added(walk, before, now, direction));
  }
  compareExtra(walk, before, after, direction, entry);
}

/** Without what is read only where it is sent, and what is write only where it is read: no type has them there. */
function ofDirection(
  walk: Walk,
  side: DocumentIndex,
  { properties }: ObjectShape,
  direction: Direction,
): ReadonlyMap<string, Property> {
  if (walk.schemas === "exported") return properties;
  const isOut = (type: SchemaRef): boolean => {
    if (type.kind === "all") return type.of.every(isOut);
    return type.kind === "schema" && isForeign(side.document, type.place.value, direction);
  };
  return new Map([...properties].filter(([, { type }]) => !isOut(type)));
}

function removed(walk: Walk, { pointer, type }: Property, direction: Direction): Finding {
  const words = walk.oldWords(pointer);
  const message = direction === "request" ? `${words} can no longer be sent` : `${words} is gone`;
  return finding(`${direction}-property-removed`, {
    pointer,
    before: schemaRefText(walk.before, type),
    message,
  });
}

function added(
  walk: Walk,
  before: ObjectShape,
  { pointer, required, type }: Property,
  direction: Direction,
): Finding {
  const words = walk.words(pointer);
  const after = schemaRefText(walk.after, type);
  // Of an object with properties of any name it could be sent or read before, as what those are.
  const wasOpen = before.extra !== undefined && before.extra.kind !== "never";
  const harder = wasOpen ? ({ bump: "major" } as const) : {};
  if (direction === "response") {
    return finding("response-property-added", { pointer, after, message: `${words} is new`, ...harder });
  }
  if (required) {
    return finding("request-property-added-required", {
      pointer,
      after,
      message: `${words} is new and must be sent`,
    });
  }
  return finding("request-property-added-optional", {
    pointer,
    after,
    message: `${words} is new and can be sent`,
    ...harder,
  });
}

function compareRequired(walk: Walk, before: Property, after: Property, direction: Direction): Finding[] {
  if (before.required === after.required) return [];
  const words = walk.words(after.pointer);
  const details = {
    pointer: after.pointer,
    before: before.required ? "required" : "optional",
    after: after.required ? "required" : "optional",
  };
  if (after.required) {
    const message = direction === "request" ? `${words} must be sent now` : `${words} is always there now`;
    return [finding(`${direction}-property-became-required`, { ...details, message })];
  }
  const message = direction === "request" ? `${words} may be left out now` : `${words} may be missing now`;
  return [finding(`${direction}-property-became-optional`, { ...details, message })];
}

/** Properties of any name: what `additionalProperties` and `patternProperties` become. */
function compareExtra(
  walk: Walk,
  before: ObjectShape,
  after: ObjectShape,
  direction: Direction,
  entry: TypeComparison,
): void {
  const [old, now] = [before.extra, after.extra];
  if (old === undefined && now === undefined) return;
  const words = walk.words(after.pointer);
  const { pointer } = after;
  if (old !== undefined && now !== undefined) {
    if ((old.kind === "never") === (now.kind === "never"))
      entry.children.add(walk.compare(old, now, direction));
    else {
      const texts = {
        before: `Record<string, ${schemaRefText(walk.before, old)}>`,
        after: `Record<string, ${schemaRefText(walk.after, now)}>`,
      };
      entry.findings.push(compareSealing(words, { pointer, ...texts }, now.kind === "never", direction));
    }
    return;
  }
  if ((now ?? old)?.kind === "never") {
    entry.findings.push(compareSealed(words, pointer, now !== undefined, direction));
    return;
  }
  if (now !== undefined) {
    const text = schemaRefText(walk.after, now);
    const message = `${words} ${direction === "request" ? "takes" : "may have"} properties of any name now`;
    // A string that has properties has none of any name.
    const isTight = after.isMixed || isTightFor(walk, after, now);
    const bump = direction === "request" && isTight ? "major" : "minor";
    const id = `${direction}-extra-properties-opened` as const;
    entry.findings.push(finding(id, { pointer, after: text, bump, message }));
    return;
  }
  const message = `${words} ${direction === "request" ? "no longer takes" : "no longer has"} properties of any name`;
  const text = old === undefined ? null : schemaRefText(walk.before, old);
  entry.findings.push(finding(`${direction}-extra-properties-closed`, { pointer, before: text, message }));
}

/** Properties that have names must fit what those of any name are, or none can be sent. */
function isTightFor(walk: Walk, { properties }: ObjectShape, extra: SchemaRef): boolean {
  if (extra.kind === "anything") return false;
  const texts = new Set(
    (extra.kind === "any" ? extra.of : [extra]).map((part) => schemaRefText(walk.after, part)),
  );
  return [...properties.values()].some(({ type }) => !texts.has(schemaRefText(walk.after, type)));
}

/** An object that takes no property at all where it took any name, or the other way around. */
function compareSealing(
  words: string,
  details: { readonly pointer: string; readonly before: string; readonly after: string },
  isSealed: boolean,
  direction: Direction,
): Finding {
  const verb = direction === "request" ? "takes" : "has";
  const message = isSealed
    ? `${words} ${verb} no properties any more, it could have any`
    : `${words} ${verb} properties of any name now, it had none`;
  return finding(`${direction}-type-${isSealed ? "narrowed" : "widened"}`, { ...details, message });
}

/** `Record<string, never>`: no property can be sent, and each can be read as what never is there. */
function compareSealed(words: string, pointer: string, isSealed: boolean, direction: Direction): Finding {
  const text = "Record<string, never>";
  if (isSealed) {
    const details = { pointer, after: text, message: `${words} is an object without properties now` };
    return finding(
      direction === "request" ? "request-type-changed" : "response-extra-properties-opened",
      details,
    );
  }
  const details = { pointer, before: text, message: `${words} is no longer an object without properties` };
  return finding(direction === "request" ? "request-type-widened" : "response-type-changed", details);
}
