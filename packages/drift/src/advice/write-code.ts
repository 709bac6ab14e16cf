import type { Change } from "../change.ts";
import { callCode } from "./call-code.ts";
import { field, variableForType } from "./names-in-code.ts";
import { parameterOf } from "./parameter-of.ts";
import { placeOf, type Step } from "./place.ts";

/** Code that sends something at the place of a change, or leaves it out there when `value` is undefined. */
export function writeCode(change: Change, value: string | undefined): string {
  const place = placeOf(change.pointer);
  if (place.root === "parameter") return `await ${parameterCall(change, place.steps, value)};`;
  const whole = nested(place.steps, value);
  if (place.root !== "type") return `await ${callCode(change.operation, { body: whole })};`;
  return `const ${variableForType(place.name)}: ${place.type} = ${whole};`;
}

/** As `writeCode`, with a property of any name more. */
export function anyNameCode(change: Change): string {
  const place = placeOf(change.pointer);
  const whole = nested([...place.steps, "any"], "value");
  if (place.root === "parameter") return writeCode(change, "{ ...rest, [name]: value }");
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
  return callCode(change.operation, given === undefined ? {} : { [location]: field(name, given) });
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
