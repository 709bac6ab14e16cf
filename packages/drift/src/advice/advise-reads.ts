import { type JsonValue, literal } from "@calloff/openapi/internal";
import type { Change } from "../change.ts";
import { type Advice, type AdviceOn, only } from "./advice.ts";
import { nameOf, type Place, pathTo, placeOf } from "./place.ts";
import {
  callCode,
  firstValue,
  inWords,
  isOfType,
  listed,
  typeCode,
  typeParts,
  valuesInWords,
  variableFor,
  variableForType,
} from "./typescript-code.ts";

/** Types of what a user reads. */
export const READ_TYPE_ADVICE: AdviceOn<`response-${"type" | "enum" | "variant" | "became"}-${string}`> = {
  "response-type-changed": (change: Change): Advice => ({
    edit: `Read ${nameOf(change)} as ${inWords(change.after)}; it was ${inWords(change.before)}.`,
    ...assigned(change),
  }),
  "response-type-widened": (change: Change): Advice => ({
    edit: `Handle ${nameOf(change)} as ${inWords(change.after)}; it was ${inWords(change.before)}.`,
    ...read(change, use, (value) => `if (${isAsBefore(change, value)}) use(${value});`),
  }),
  "response-type-narrowed": (change: Change): Advice => ({
    edit: `Remove what handles ${nameOf(change)} as anything but ${inWords(change.after)}.`,
    ...read(change, (value) => useOther(isOfLost(change, value), value), use),
  }),
  "response-enum-value-added": (change: Change) =>
    only(`Keep a default branch: ${nameOf(change)} may also be ${valuesInWords(change.after)}.`),
  "response-enum-value-removed": (change: Change): Advice => ({
    edit: `Remove what compares ${nameOf(change)} with ${valuesInWords(change.before)}${ifHarmless(change)}.`,
    ...read(change, (value) => useOther(`${value} === ${firstValue(change.before)}`, value), use),
  }),
  "response-enum-opened": (change: Change): Advice => ({
    edit: `Keep a default branch for ${nameOf(change)}: it may have any value.`,
    ...read(
      change,
      assignTo(local(change), literals(change.before)),
      assignTo(local(change), typeCode(change.after) ?? "string"),
    ),
  }),
  "response-enum-closed": (change: Change): Advice => ({
    edit: `Compare ${nameOf(change)} only with ${valuesInWords(change.after)}${ifHarmless(change)}.`,
    ...read(change, (value) => useOther(`${value} === "any other value"`, value), use),
  }),
  "response-became-nullable": (change: Change): Advice => ({
    edit: `Handle null for ${nameOf(change)}.`,
    ...read(change, use, (value) => `if (${value} !== null) use(${value});`),
  }),
  "response-became-not-nullable": (change: Change) =>
    only(`Drop the check of ${nameOf(change)} for null if you like.`),
  "response-variant-added": (change: Change): Advice => ({
    edit: `Handle another kind of object for ${nameOf(change)}.`,
    ...read(change, use, useIfAsBefore),
  }),
  "response-variant-removed": (change: Change): Advice => ({
    edit: `Remove what handles the kind of object that ${nameOf(change)} no longer is.`,
    ...read(change, (value) => useOther(hasFirst(change.before, value), value), use),
  }),
};

function local(change: Change): string {
  return variableFor(nameOf(change));
}

/** What a user's code does with the value that it reads. */
type Reading = (value: string) => string;

const use: Reading = (value) => `use(${value});`;
const useIfAsBefore: Reading = (value) => `if (isAsBefore(${value})) use(${value});`;

function useOther(condition: string, value: string): string {
  return `if (${condition}) useOther(${value});\nelse use(${value});`;
}

function assignTo(variable: string, type: string): Reading {
  return (value) => `const ${variable}: ${type} = ${value};`;
}

function read(change: Change, before: Reading, after: Reading): Omit<Advice, "edit"> {
  return { before: readCode(change, before), after: readCode(change, after) };
}

function assigned(change: Change): Omit<Advice, "edit"> {
  const [was, is] = [typeCode(change.before), typeCode(change.after)];
  if (was === undefined || is === undefined) return read(change, use, (value) => `use(convert(${value}));`);
  return read(change, assignTo(local(change), was), assignTo(local(change), is));
}

/** Lists in answers are open, but for those that tell what a value is. */
function ifHarmless({ bump }: Change): string {
  return bump === "major" ? "" : " if you like: others compile too";
}

function isAsBefore({ before }: Change, value: string): string {
  const [type, ...more] = typeParts(before) ?? [];
  return (more.length === 0 && type !== undefined && isOfType(value, type)) || `isAsBefore(${value})`;
}

/** Asks for one of the kinds that are gone. */
function isOfLost({ before, after }: Change, value: string): string {
  const left = new Set(typeParts(after));
  const lost = typeParts(before)?.find((type) => !left.has(type));
  return (lost !== undefined && isOfType(value, lost)) || `isOtherKind(${value})`;
}

/** Variants are listed by the names of their properties. */
function hasFirst(names: JsonValue, value: string): string {
  const [name] = listed(names);
  return name === undefined ? `isOtherKind(${value})` : `${literal(name)} in ${value}`;
}

function literals(values: JsonValue): string {
  const list = Array.isArray(values) ? values : [values];
  const known = list.filter((value) => value !== "…" && typeof value !== "object");
  return known.length === 0 ? "string" : known.map(literal).join(" | ");
}

/** Properties of what a user reads. */
export const READ_PROPERTY_ADVICE: AdviceOn<`response-${"property" | "extra-properties"}-${string}`> = {
  "response-property-added": (change: Change) => only(`Read ${nameOf(change)} if you have a use for it.`),
  "response-property-removed": (change: Change): Advice => ({
    edit: `Stop reading ${nameOf(change)}: it no longer comes.`,
    before: readCode(change, (value) => `use(${value});`),
    after: readCode(change, () => "// It is gone: do without it, or take it from elsewhere."),
  }),
  "response-property-became-optional": (change: Change): Advice => ({
    edit: `Handle an answer without ${nameOf(change)}.`,
    ...read(change, use, (value) => `if (${value} !== undefined) use(${value});`),
  }),
  "response-property-became-required": (change: Change) =>
    only(`Rely on ${nameOf(change)}: it is always there now.`),
  "response-extra-properties-opened": (change: Change): Advice => ({
    edit: `Read from ${nameOf(change)} only what you know: it may have properties of any name.`,
    ...read(change, use, useIfAsBefore),
  }),
  "response-extra-properties-closed": (change: Change): Advice => ({
    edit: `Read from ${nameOf(change)} only the properties that are documented.`,
    ...read(
      change,
      (value) => `use(${value}[anyName]);`,
      () => "// Properties of other names no longer come.",
    ),
  }),
};

/** Code around the reading of what a change is about; `inner` gets the expression that reads it. */
function readCode(change: Change, inner: Reading): string {
  const place = placeOf(change.pointer);
  return place.root === "type" ? readType(place, inner) : readAnswer(change, place, inner);
}

function readType(place: Place, inner: Reading): string {
  const variable = variableForType(place.name);
  const lines = inner(variable + pathTo(place.steps)).replaceAll("\n", "\n  ");
  return `function read(${variable}: ${place.type}) {\n  ${lines}\n}`;
}

function readAnswer(change: Change, place: Place, inner: Reading): string {
  const variable = place.root === "response" && !/^2/.test(place.status) ? "error" : "data";
  const path = pathTo(place.steps);
  const value = path === "" ? variable : `${variable}?${path.startsWith(".") ? "" : "."}${path}`;
  return `const { ${variable} } = await ${callCode(change.operation)};\n${inner(value)}`;
}
