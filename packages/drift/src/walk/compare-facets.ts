import { canonicalText, DESCRIBED, type JsonValue } from "@calloff/openapi/internal";
import { type Facet, LIMITS, TEXTS } from "./facets.ts";
import { type Direction, type Finding, finding, findingsBelow } from "./finding.ts";
import type { Shape } from "./shape.ts";
import type { Walk } from "./walk.ts";

/** One name's values on both sides, without those that they share. */
interface Difference {
  readonly name: string;
  readonly before: readonly Facet[];
  readonly after: readonly Facet[];
}

/** Compares what types do not show. The values are sets: how a schema is grouped does not matter. */
export function compareFacets(walk: Walk, before: Shape, after: Shape, direction: Direction): Finding[] {
  const differences = differencesOf(notInType(before, after), notInType(after, before));
  const texts = differences.filter(({ name }) => TEXTS.has(name));
  return [
    ...documentation(walk, texts),
    ...differences.flatMap((difference) => {
      if (LIMITS.has(difference.name)) return compareLimit(walk, difference, direction);
      return compareOther(walk, difference, before, after);
    }),
  ];
}

/** Without what a part requires and the type of either side requires already: that is no other limit. */
function notInType(shape: Shape, other: Shape): Facet[] {
  return shape.facets.filter(({ name, value }) => {
    if (name !== "required") return true;
    return ![shape, other].some(({ objects }) => isRequired(objects, String(value)));
  });
}

function isRequired(objects: Shape["objects"], property: string): boolean {
  return objects.length > 0 && objects.every(({ properties }) => properties.get(property)?.required === true);
}

function differencesOf(before: readonly Facet[], after: readonly Facet[]): Difference[] {
  if (before.length === 0 && after.length === 0) return [];
  const groups = { before: byName(before), after: byName(after) };
  const names = new Set([...groups.before.keys(), ...groups.after.keys()]);
  return [...names].flatMap((name) => {
    const [old, now] = [groups.before.get(name) ?? new Map(), groups.after.get(name) ?? new Map()];
    const gone = [...old].filter(([text]) => !now.has(text)).map(([, facet]) => facet);
    const fresh = [...now].filter(([text]) => !old.has(text)).map(([, facet]) => facet);
    return gone.length + fresh.length === 0 ? [] : [{ name, before: gone, after: fresh }];
  });
}

function byName(facets: readonly Facet[]): Map<string, Map<string, Facet>> {
  const groups = new Map<string, Map<string, Facet>>();
  for (const facet of facets) {
    const group = groups.get(facet.name) ?? new Map<string, Facet>();
    groups.set(facet.name, group.set(canonicalText(facet.value), facet));
  }
  return groups;
}

function placeOf({ before, after }: Difference): { pointer: string; isGone: boolean } {
  const facet = after[0] ?? before[0];
  return { pointer: facet?.pointer ?? "", isGone: after.length === 0 };
}

/** All texts at one place are one change. */
function documentation(walk: Walk, differences: readonly Difference[]): Finding[] {
  const places = new Map<string, boolean>();
  for (const difference of differences) {
    const { pointer, isGone } = placeOf(difference);
    places.set(pointer, isGone && places.get(pointer) !== false);
  }
  return [...places].map(([pointer, isGone]) => {
    const words = isGone ? walk.oldWords(pointer) : walk.words(pointer);
    return finding("documentation-changed", { pointer, message: `the documentation of ${words} changed` });
  });
}

function compareLimit(walk: Walk, difference: Difference, direction: Direction): Finding[] {
  const { name } = difference;
  const { pointer, isGone } = placeOf(difference);
  const [before, after] = [effective(name, difference.before), effective(name, difference.after)];
  if (SCHEMA_LIMITS.has(name) && isSameType(walk, before, after, pointer)) return [];
  const isTighter = tightens(name, before, after);
  if (name === "integer" && (!isTighter || direction === "response")) return [];
  const words = isGone ? walk.oldWords(pointer) : walk.words(pointer);
  const shown = { before: short(before), after: short(after) };
  const message = `${words} has another ${name}: ${text(after)}, it was ${text(before)}`;
  const id = isTighter ? "limit-tightened" : "limit-loosened";
  // Only what is sent can be refused.
  const flags = isTighter && direction === "request" ? (["wire"] as const) : [];
  return [finding(id, { pointer, ...shown, message, flags })];
}

/** Limits that are schemas themselves. */
const SCHEMA_LIMITS: ReadonlySet<string> = new Set([
  "not",
  "contains",
  "propertyNames",
  "if",
  "then",
  "else",
]);

function isSameType(
  walk: Walk,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  pointer: string,
): boolean {
  if (before === undefined || after === undefined) return false;
  const [old, now] = [before, after].map((value) => ({ kind: "schema", place: { value, pointer } }) as const);
  return (
    old !== undefined && now !== undefined && findingsBelow(walk.compare(old, now, "request")).length === 0
  );
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

function compareOther(walk: Walk, difference: Difference, before: Shape, after: Shape): Finding[] {
  const { name } = difference;
  const { pointer, isGone } = placeOf(difference);
  const words = isGone ? walk.oldWords(pointer) : walk.words(pointer);
  const [old, now] = [difference.before[0]?.value, difference.after[0]?.value];
  const shown = { pointer, before: short(old), after: short(now) };
  switch (name) {
    case "default":
      return [
        finding("default-changed", {
          ...shown,
          message: `${words} has another default: ${text(now)}, it was ${text(old)}`,
        }),
      ];
    case "format":
    case "contentEncoding":
    case "contentMediaType":
      return [
        finding("format-changed", {
          ...shown,
          message: `${words} has another ${name}: ${text(now)}, it was ${text(old)}`,
        }),
      ];
    case DESCRIBED:
      return [finding("format-changed", { ...shown, message: `what is in ${words} is described otherwise` })];
    case "deprecated":
      return [
        finding("property-deprecated", {
          ...shown,
          message: `${words} is ${now === true ? "deprecated" : "no longer deprecated"}`,
        }),
      ];
    case "readOnly":
    case "writeOnly": {
      // A property that is read only cannot be assigned to any more.
      const bump = name === "writeOnly" ? "patch" : now === true ? "major" : "minor";
      const message = `${words} is ${now === true ? "now" : "no longer"} ${name === "readOnly" ? "read only" : "write only"}`;
      return [finding("read-only-changed", { ...shown, bump, message })];
    }
    case "discriminator":
      return before.objects.length + after.objects.length === 0
        ? []
        : [
            finding("discriminator-changed", {
              ...shown,
              message: `what tells the kinds of ${words} apart changed`,
            }),
          ];
    default:
      return [];
  }
}

function short(value: JsonValue | undefined): JsonValue {
  if (value === undefined) return null;
  return typeof value === "object" ? JSON.stringify(value).slice(0, 80) : value;
}

function text(value: JsonValue | undefined): string {
  return value === undefined ? "none" : JSON.stringify(value).slice(0, 80);
}
