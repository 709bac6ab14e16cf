import { canonicalText, DESCRIBED, type JsonValue } from "@calloff/openapi/internal";
import { compareMeaning } from "./compare-meaning.ts";
import { type Facet, LIMITS, TEXTS } from "./facets.ts";
import { type Finding, finding, type TypeComparison } from "./finding.ts";
import { isAny, kindOf, type Shape } from "./shape.ts";
import { SCHEMA_LIMITS } from "./unchanged.ts";
import type { Walk } from "./walk.ts";

/** One name's values on both sides, without those that they share. */
interface Difference {
  readonly name: string;
  readonly before: readonly Facet[];
  readonly after: readonly Facet[];
}

/**
 * Compares what types do not show. The values are sets: how a schema is grouped does not matter.
 *
 * @param opened whether it was found already that properties of any name are taken, or no longer
 */
export function compareFacets(
  comparison: TypeComparison,
  before: Shape,
  after: Shape,
  opened: boolean,
): Finding[] {
  const differences = differencesOf(notInType(before, after), notInType(after, before));
  const texts = differences.filter(({ name }) => TEXTS.has(name));
  return [
    ...documentation(comparison.walk, texts),
    ...differences.flatMap((difference) => {
      if (opened && difference.name === "additionalProperties") return [];
      if (LIMITS.has(difference.name)) return compareLimit(comparison, difference);
      return compareOther(comparison, difference, before, after);
    }),
    ...after.facets.flatMap((facet) => compareBehind(comparison, facet, before)),
  ];
}

/** What is said in the same words, with a reference in it to something that is another now. */
function compareBehind(comparison: TypeComparison, facet: Facet, before: Shape): Finding[] {
  const { name, value, text: words, pointer } = facet;
  const { walk, isRequest } = comparison;
  if (name !== DESCRIBED && !SCHEMA_LIMITS.has(name)) return [];
  if (!before.facets.some((other) => other.name === name && other.text === words)) return [];
  const found = compareSchemas(comparison, name, value, value, pointer);
  if (found !== undefined) return found;
  if (name === DESCRIBED) return [describedOtherwise(walk.words(pointer), { pointer })];
  const message = `${walk.words(pointer)} has another ${name}: what it refers to changed`;
  return [finding("limit-tightened", { pointer, after: name, message, flags: isRequest ? ["wire"] : [] })];
}

/** Without what the type of either side says already: that is no other limit. */
function notInType(one: Shape, other: Shape): Facet[] {
  return one.facets.filter(({ name, value }) => {
    if (name === "required") return ![one, other].some((shape) => requires(shape, String(value)));
    // A value that one of the types does not have has come or gone with it.
    return name !== "refused" || [one, other].every((shape) => admits(shape, value));
  });
}

function requires({ objects }: Shape, property: string): boolean {
  return objects.length > 0 && objects.every(({ properties }) => properties.get(property)?.required === true);
}

function admits({ anything, scalars }: Shape, value: JsonValue): boolean {
  const scalar = scalars.get(kindOf(value));
  return anything || (scalar !== undefined && (isAny(scalar) || scalar.values.has(canonicalText(value))));
}

function differencesOf(before: readonly Facet[], after: readonly Facet[]): Difference[] {
  if (before.length === 0 && after.length === 0) return [];
  const groups = { before: byName(before), after: byName(after) };
  const names = new Set([...groups.before.keys(), ...groups.after.keys()]);
  return [...names].flatMap((name) => {
    const [old, now] = [groups.before.get(name) ?? [], groups.after.get(name) ?? []];
    const [gone, fresh] = [without(old, now, TEXTS.has(name)), without(now, old, TEXTS.has(name))];
    return gone.length + fresh.length === 0 ? [] : [{ name, before: gone, after: fresh }];
  });
}

function byName(facets: readonly Facet[]): Map<string, Facet[]> {
  const groups = new Map<string, Facet[]>();
  for (const facet of facets) {
    const group = groups.get(facet.name);
    if (group === undefined) groups.set(facet.name, [facet]);
    else group.push(facet);
  }
  return groups;
}

/** What the one list has and the other has not, or not as often. */
function without(list: readonly Facet[], other: readonly Facet[], once: boolean): Facet[] {
  const left = new Map<string, number>();
  for (const { text } of other) left.set(text, once ? Number.POSITIVE_INFINITY : (left.get(text) ?? 0) + 1);
  return list.filter(({ text }) => {
    const count = left.get(text) ?? 0;
    left.set(text, once ? Number.POSITIVE_INFINITY : count - 1);
    return count <= 0;
  });
}

function placeOf({ before, after }: Difference): { pointer: string; isGone: boolean } {
  const facet = after[0] ?? before[0];
  return { pointer: facet?.pointer ?? "", isGone: after.length === 0 };
}

function wordsAt(walk: Walk, pointer: string, isGone: boolean): string {
  return isGone ? walk.oldWords(pointer) : walk.words(pointer);
}

/** All texts at one place are one change. */
function documentation(walk: Walk, differences: readonly Difference[]): Finding[] {
  const places = new Map<string, boolean>();
  for (const difference of differences) {
    const { pointer, isGone } = placeOf(difference);
    places.set(pointer, isGone && places.get(pointer) !== false);
  }
  return [...places].map(([pointer, isGone]) => {
    const message = `the documentation of ${wordsAt(walk, pointer, isGone)} changed`;
    return finding("documentation-changed", { pointer, message });
  });
}

function compareLimit(comparison: TypeComparison, difference: Difference): Finding[] {
  const { walk, isRequest } = comparison;
  const { name } = difference;
  const { pointer, isGone } = placeOf(difference);
  const [before, after] = [effective(name, difference.before), effective(name, difference.after)];
  const found =
    SCHEMA_LIMITS.has(name) && before !== undefined && after !== undefined
      ? compareSchemas(comparison, name, before, after, pointer)
      : undefined;
  if (found !== undefined) return found;
  const isTighter = tightens(name, before, after);
  if (name === "integer" && (!isTighter || !isRequest)) return [];
  const shown = { before: short(before), after: short(after) };
  const change = limitWords(difference, isTighter) ?? isAnother(name, before, after);
  const message = `${wordsAt(walk, pointer, isGone)} ${change}`;
  const id = isTighter ? "limit-tightened" : "limit-loosened";
  // Only what is sent can be refused.
  const flags = isTighter && isRequest ? (["wire"] as const) : [];
  return [finding(id, { pointer, ...shown, message, flags })];
}

function isAnother(name: string, before: JsonValue | undefined, after: JsonValue | undefined): string {
  return `has another ${name}: ${text(after)}, it was ${text(before)}`;
}

/** Of limits that are said by a keyword for something else. */
function limitWords({ name, before, after }: Difference, isTighter: boolean): string | undefined {
  const values = (isTighter ? after : before).map(({ value }) => text(value)).join(", ");
  switch (name) {
    case "required":
      return isTighter ? `must have ${values} now` : `may do without ${values} now`;
    case "refused":
      return isTighter ? `is never ${values} now` : `may be ${values} now`;
    case "additionalProperties":
      return `may${isTighter ? " not" : ""} have properties now that are not described`;
    case "items":
      return `may${isTighter ? " not" : ""} have items now that are not described`;
    default:
      return undefined;
  }
}

/** What differs in words alone between two limits that are schemas, or between two descriptions of a text. */
function compareSchemas(
  comparison: TypeComparison,
  name: string,
  before: JsonValue,
  after: JsonValue,
  pointer: string,
): Finding[] | undefined {
  const schemaOf = (value: JsonValue): JsonValue =>
    name === "dependentSchemas" ? { properties: value } : value;
  return compareMeaning(comparison, schemaOf(before), schemaOf(after), pointer);
}

/** Of several limits that hold together, the tightest. */
function effective(name: string, facets: readonly Facet[]): JsonValue | undefined {
  const order = LIMITS.get(name) ?? 0;
  return facets.reduce<JsonValue | undefined>((tightest, { value }) => {
    if (typeof tightest !== "number" || typeof value !== "number") return tightest ?? value;
    return (value - tightest) * order > 0 ? value : tightest;
  }, undefined);
}

function tightens(name: string, before: JsonValue | undefined, after: JsonValue | undefined): boolean {
  if (before === undefined || after === undefined) return after !== undefined;
  const order = LIMITS.get(name) ?? 0;
  if (order === 0 || typeof before !== "number" || typeof after !== "number") return true;
  return (after - before) * order > 0;
}

function compareOther(
  comparison: TypeComparison,
  difference: Difference,
  before: Shape,
  after: Shape,
): Finding[] {
  const { name } = difference;
  const { pointer, isGone } = placeOf(difference);
  const words = wordsAt(comparison.walk, pointer, isGone);
  const [old, now] = [difference.before[0]?.value, difference.after[0]?.value];
  const sides = { pointer, before: short(old), after: short(now) };
  switch (name) {
    case "default":
      return [finding("default-changed", { ...sides, message: `${words} ${isAnother(name, old, now)}` })];
    case "format":
    case "contentEncoding":
    case "contentMediaType":
      return [finding("format-changed", { ...sides, message: `${words} ${isAnother(name, old, now)}` })];
    case DESCRIBED: {
      const isOnBoth = old !== undefined && now !== undefined;
      const found = isOnBoth ? compareSchemas(comparison, name, old, now, pointer) : undefined;
      return found ?? [describedOtherwise(words, sides)];
    }
    case "deprecated": {
      const message = `${words} is ${now === true ? "deprecated" : "no longer deprecated"}`;
      return [finding("property-deprecated", { ...sides, message })];
    }
    case "readOnly":
    case "writeOnly": {
      // A property that is read only cannot be assigned to any more.
      const bump = name === "writeOnly" ? "patch" : now === true ? "major" : "minor";
      const message = `${words} is ${now === true ? "now" : "no longer"} ${name === "readOnly" ? "read only" : "write only"}`;
      return [finding("read-only-changed", { ...sides, bump, message })];
    }
    case "discriminator": {
      if (before.objects.length + after.objects.length === 0) return [];
      const message = `what tells the kinds of ${words} apart changed`;
      return [finding("discriminator-changed", { ...sides, message })];
    }
    default:
      return [];
  }
}

function describedOtherwise(words: string, sides: Pick<Finding, "pointer"> & Partial<Finding>): Finding {
  return finding("format-changed", { ...sides, message: `what is in ${words} is described otherwise` });
}

function short(value: JsonValue | undefined): JsonValue {
  if (value === undefined) return null;
  return typeof value === "object" ? JSON.stringify(value).slice(0, 80) : value;
}

function text(value: JsonValue | undefined): string {
  return value === undefined ? "none" : JSON.stringify(value).slice(0, 80);
}
