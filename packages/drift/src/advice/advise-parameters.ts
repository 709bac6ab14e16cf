import type { Change } from "../change.ts";
import { type Advice, type AdviceOn, only } from "./advice.ts";
import { variableFor } from "./names-in-code.ts";
import { parameterOf } from "./parameter-of.ts";
import { parameterCode } from "./write-code.ts";

export const PARAMETER_ADVICE: AdviceOn<`parameter-${string}`> = {
  "parameter-added-optional": (change: Change) => only(`Pass ${described(change)} if you have a use for it.`),
  "parameter-added-required": (change: Change): Advice => ({
    edit: `Pass ${described(change)}: no call goes without it.`,
    ...calls(change, undefined, variable(change)),
  }),
  "parameter-removed": (change: Change): Advice => ({
    edit: `Leave out ${described(change)}: the vendor takes it no longer.`,
    ...calls(change, variable(change), undefined),
  }),
  "parameter-became-required": (change: Change): Advice => ({
    edit: `Pass ${described(change)} in every call.`,
    ...calls(change, undefined, variable(change)),
  }),
  "parameter-became-optional": (change: Change) =>
    only(`Leave out ${described(change)} where you do not need it.`),
  "parameter-deprecated": (change: Change) =>
    only(`Look up what the vendor says about ${described(change)}: whether it is deprecated changed.`),
  "parameter-serialization-changed": (change: Change) =>
    only(`Update the package: it writes ${described(change)} as the vendor now asks.`),
};

function described(change: Change): string {
  const { name, location } = parameterOf(change);
  return `the ${location} parameter ${name}`;
}

function variable(change: Change): string {
  return variableFor(parameterOf(change).name);
}

function calls(change: Change, before: string | undefined, after: string | undefined): Omit<Advice, "edit"> {
  return { before: parameterCode(change, before), after: parameterCode(change, after) };
}
