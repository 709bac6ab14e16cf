import type { JsonValue } from "@calloff/openapi/internal";
import type { Change } from "../change.ts";
import { type Advice, type AdviceOn, only } from "./advice.ts";
import { nameAt, parameterOf, placeOf, type Step } from "./place.ts";
import {
  callCode,
  field,
  firstValue,
  inWords,
  typeParts,
  valuesInWords,
  variableFor,
  variableForType,
} from "./typescript-code.ts";

/** Properties and types of what a user sends. */
export const WRITE_ADVICE: AdviceOn<`request-${"property" | "type" | "enum" | "variant" | "became" | "extra-properties"}-${string}`> =
  {
    "request-property-added-optional": (change: Change) =>
      only(`Send ${nameOf(change)} if you have a use for it.`),
    "request-property-added-required": (change: Change) =>
      written(change, `Send ${nameOf(change)} always.`, undefined, local(change)),
    "request-property-removed": (change: Change) =>
      written(change, `Stop sending ${nameOf(change)}.`, local(change), undefined),
    "request-property-became-required": (change: Change) =>
      written(change, `Send ${nameOf(change)} always.`, undefined, local(change)),
    "request-property-became-optional": (change: Change) =>
      only(`Leave out ${nameOf(change)} where you do not need it.`),
    "request-type-changed": (change: Change) =>
      written(
        change,
        `Send ${nameOf(change)} as ${inWords(change.after)}; it was ${inWords(change.before)}.`,
        valueOfType(change.before) ?? local(change),
        valueOfType(change.after) ?? `convert(${local(change)})`,
      ),
    "request-type-widened": (change: Change) =>
      only(`Send ${nameOf(change)} as ${inWords(change.after)} if you have a use for it.`),
    "request-type-narrowed": (change: Change) =>
      written(
        change,
        `Send ${nameOf(change)} as ${inWords(change.after)} only.`,
        valueOfType(change.before, new Set(typeParts(change.after))) ?? local(change),
        valueOfType(change.after) ?? `convert(${local(change)})`,
      ),
    "request-enum-value-added": (change: Change) =>
      only(`Send ${valuesInWords(change.after)} for ${nameOf(change)} if you have a use for it.`),
    "request-enum-value-removed": (change: Change) =>
      written(
        change,
        `Send another value than ${valuesInWords(change.before)} for ${nameOf(change)}.`,
        firstValue(change.before),
        "oneThatIsLeft",
      ),
    "request-enum-opened": (change: Change) =>
      only(`Send any value for ${nameOf(change)} if you have a use for it.`),
    "request-enum-closed": (change: Change) =>
      written(
        change,
        `Send only ${valuesInWords(change.after)} for ${nameOf(change)}.`,
        '"any value"',
        firstValue(change.after),
      ),
    "request-became-nullable": (change: Change) =>
      only(`Send null for ${nameOf(change)} if you have a use for it.`),
    "request-became-not-nullable": (change: Change) =>
      written(change, `Send no null for ${nameOf(change)}.`, "null", local(change)),
    "request-variant-added": (change: Change) =>
      only(`Send the new kind of object for ${nameOf(change)} if you have a use for it.`),
    "request-variant-removed": (change: Change) =>
      written(change, `Send another kind of object for ${nameOf(change)}.`, "ofOldKind", "ofAnotherKind"),
    "request-extra-properties-opened": (change: Change) =>
      only(`Send properties of any name in ${nameOf(change)} if you have a use for them.`),
    "request-extra-properties-closed": (change: Change) =>
      written(
        change,
        `Send only the documented properties of ${nameOf(change)}.`,
        "{ ...rest, [name]: value }",
        undefined,
      ),
  };

function written(
  change: Change,
  edit: string,
  before: string | undefined,
  after: string | undefined,
): Advice {
  return { edit, before: writeCode(change, before), after: writeCode(change, after) };
}

function nameOf(change: Change): string {
  const place = placeOf(change.pointer);
  return place.root === "parameter" && place.steps.length === 0 ? parameterOf(change).name : nameAt(place);
}

function local(change: Change): string {
  return variableFor(nameOf(change));
}

const SAMPLES: Readonly<Record<string, string>> = {
  string: '"text"',
  number: "1",
  boolean: "true",
  null: "null",
};

/** A value of a type. */
function valueOfType(type: JsonValue, not: ReadonlySet<string> = new Set()): string | undefined {
  const part = typeParts(type)?.find((kind) => !not.has(kind));
  if (part === undefined || part === "unknown") return undefined;
  if (part.endsWith("[]")) return "[]";
  return SAMPLES[part] ?? part;
}

/** Code that sends something at the place of a change, or leaves it out there when `value` is undefined. */
function writeCode(change: Change, value: string | undefined): string {
  const place = placeOf(change.pointer);
  if (place.root === "parameter") return `await ${parameterCall(change, place.steps, value)};`;
  const whole = nested(place.steps, value);
  if (place.root !== "type") return `await ${callCode(change.operation, { body: whole })};`;
  return `const ${variableForType(place.name)}: ${place.type} = ${whole};`;
}

/** A call with a parameter or without it. */
export function parameterCode(change: Change, value: string | undefined): string {
  return `await ${parameterCall(change, [], value)};`;
}

function parameterCall(change: Change, steps: readonly Step[], value: string | undefined): string {
  const { name, location } = parameterOf(change);
  const given = steps.length === 0 ? value : nested(steps, value);
  if (location === "path")
    return callCode(change.operation, given === undefined ? {} : { path: { [name]: given } });
  if (given === undefined) return callCode(change.operation);
  return callCode(change.operation, { [location]: location === "querystring" ? given : field(name, given) });
}

/** The value within the objects and arrays that lead to it; what else stands there is `rest`. */
function nested([step, ...more]: readonly Step[], value: string | undefined): string {
  if (step === undefined) return value ?? "{ ...rest }";
  const left = more.length === 0 && value === undefined;
  if (step === "item") return left ? "[]" : `[${nested(more, value)}]`;
  if (left) return "{ ...rest }";
  const inner = nested(more, value);
  return `{ ...rest, ${step === "any" ? `[name]: ${inner}` : field(step.property, inner)} }`;
}
