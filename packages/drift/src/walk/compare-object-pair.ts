import { isForeign } from "@calloff/codegen/internal";
import type { DocumentIndex } from "./document-index.ts";
import type { TypeComparison } from "./finding.ts";
import type { ObjectShape, Property, SchemaRef } from "./shape.ts";
import { schemaRefText } from "./type-text.ts";
import type { Walk } from "./walk.ts";

/** Compares two objects that are taken for the same one: their properties, and what those of any name may be. */
export function compareObjectPair(comparison: TypeComparison, before: ObjectShape, after: ObjectShape): void {
  const { walk } = comparison;
  const all = ofDirection(comparison, walk.before, before);
  const young = ofDirection(comparison, walk.after, after);
  for (const [name, old] of all) {
    const now = young.get(name);
    if (now === undefined) addRemoved(comparison, old);
    else {
      compareRequired(comparison, old, now);
      comparison.compareWithin(old.type, now.type);
    }
  }
  for (const [name, now] of young) {
    if (!all.has(name)) addAdded(comparison, before, now);
  }
  compareExtra(comparison, before, after);
}

/** Without what is read only where it is sent, and what is write only where it is read: no type has them there. */
function ofDirection(
  { walk, direction }: TypeComparison,
  side: DocumentIndex,
  { properties }: ObjectShape,
): ReadonlyMap<string, Property> {
  if (walk.schemas === "exported") return properties;
  const isOut = (type: SchemaRef): boolean => {
    if (type.kind === "all") return type.of.every(isOut);
    return type.kind === "schema" && isForeign(side.document, type.place.value, direction);
  };
  return new Map([...properties].filter(([, { type }]) => !isOut(type)));
}

function addRemoved(comparison: TypeComparison, { pointer, type }: Property): void {
  const { walk, direction, isRequest } = comparison;
  const message = `${walk.oldWords(pointer)} ${isRequest ? "can no longer be sent" : "is gone"}`;
  const before = schemaRefText(walk.before, type);
  comparison.add(`${direction}-property-removed`, { pointer, before, message });
}

function addAdded(
  comparison: TypeComparison,
  before: ObjectShape,
  { pointer, required, type }: Property,
): void {
  const { walk, isRequest } = comparison;
  const news = `${walk.words(pointer)} is new`;
  const after = schemaRefText(walk.after, type);
  // Of an object with properties of any name it could be sent or read before, as what those are.
  const wasOpen = before.extra !== undefined && before.extra.kind !== "never";
  const bump = wasOpen ? "major" : undefined;
  if (!isRequest) comparison.add("response-property-added", { pointer, after, message: news, bump });
  else if (required) {
    const message = `${news} and must be sent`;
    comparison.add("request-property-added-required", { pointer, after, message });
  } else {
    const message = `${news} and can be sent`;
    comparison.add("request-property-added-optional", { pointer, after, message, bump });
  }
}

function compareRequired(comparison: TypeComparison, before: Property, after: Property): void {
  if (before.required === after.required) return;
  const { walk, direction, isRequest } = comparison;
  const { pointer } = after;
  const words = walk.words(pointer);
  if (after.required) {
    const message = `${words} ${isRequest ? "must be sent now" : "is always there now"}`;
    const sides = { before: "optional", after: "required" };
    comparison.add(`${direction}-property-became-required`, { pointer, ...sides, message });
  } else {
    const message = `${words} ${isRequest ? "may be left out now" : "may be missing now"}`;
    const sides = { before: "required", after: "optional" };
    comparison.add(`${direction}-property-became-optional`, { pointer, ...sides, message });
  }
}

/** Properties of any name: what `additionalProperties` and `patternProperties` become. */
function compareExtra(comparison: TypeComparison, before: ObjectShape, after: ObjectShape): void {
  const { walk, direction, isRequest } = comparison;
  const [old, now] = [before.extra, after.extra];
  if (old === undefined && now === undefined) return;
  const { pointer } = after;
  const words = walk.words(pointer);
  if (old !== undefined && now !== undefined) {
    if ((old.kind === "never") === (now.kind === "never")) comparison.compareWithin(old, now);
    else compareSealing(comparison, pointer, old, now);
  } else if ((now ?? old)?.kind === "never") {
    compareSealed(comparison, pointer, now !== undefined);
  } else if (now !== undefined) {
    const text = schemaRefText(walk.after, now);
    const message = `${words} ${isRequest ? "takes" : "may have"} properties of any name now`;
    // A string that has properties has none of any name.
    const isTight = after.isMixed || isTightFor(walk, after, now);
    const bump = isRequest && isTight ? "major" : "minor";
    comparison.add(`${direction}-extra-properties-opened`, { pointer, after: text, bump, message });
  } else {
    const message = `${words} no longer ${isRequest ? "takes" : "has"} properties of any name`;
    const text = old === undefined ? null : schemaRefText(walk.before, old);
    comparison.add(`${direction}-extra-properties-closed`, { pointer, before: text, message });
  }
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
function compareSealing(comparison: TypeComparison, pointer: string, old: SchemaRef, now: SchemaRef): void {
  const { walk, direction, isRequest } = comparison;
  const isSealed = now.kind === "never";
  const words = `${walk.words(pointer)} ${isRequest ? "takes" : "has"}`;
  comparison.add(`${direction}-type-${isSealed ? "narrowed" : "widened"}`, {
    pointer,
    before: `Record<string, ${schemaRefText(walk.before, old)}>`,
    after: `Record<string, ${schemaRefText(walk.after, now)}>`,
    message: isSealed
      ? `${words} no properties any more, it could have any`
      : `${words} properties of any name now, it had none`,
  });
}

/** `Record<string, never>`: no property can be sent, and each can be read as what never is there. */
function compareSealed(comparison: TypeComparison, pointer: string, isSealed: boolean): void {
  const { walk, isRequest } = comparison;
  const words = walk.words(pointer);
  const text = "Record<string, never>";
  if (isSealed) {
    const id = isRequest ? "request-type-changed" : "response-extra-properties-opened";
    const message = `${words} is an object without properties now`;
    comparison.add(id, { pointer, after: text, message });
  } else {
    const id = isRequest ? "request-type-widened" : "response-type-changed";
    const message = `${words} is no longer an object without properties`;
    comparison.add(id, { pointer, before: text, message });
  }
}
