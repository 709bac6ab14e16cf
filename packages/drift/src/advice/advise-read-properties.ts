import type { Change } from "../change.ts";
import { type Advice, type AdviceOn, only } from "./advice.ts";
import { nameAt, placeOf } from "./place.ts";
import { readCode } from "./read-code.ts";

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
    before: readCode(change, (value) => `use(${value});`),
    after: readCode(change, (value) => `if (${value} !== undefined) use(${value});`),
  }),
  "response-property-became-required": (change: Change) =>
    only(`Rely on ${nameOf(change)}: it is always there now.`),
  "response-extra-properties-opened": (change: Change): Advice => ({
    edit: `Read from ${nameOf(change)} only what you know: it may have properties of any name.`,
    before: readCode(change, (value) => `use(${value});`),
    after: readCode(change, (value) => `if (isAsBefore(${value})) use(${value});`),
  }),
  "response-extra-properties-closed": (change: Change): Advice => ({
    edit: `Read from ${nameOf(change)} only the properties that are documented.`,
    before: readCode(change, (value) => `use(${value}[anyName]);`),
    after: readCode(change, () => "// Properties of other names no longer come."),
  }),
};

function nameOf({ pointer }: Change): string {
  return nameAt(placeOf(pointer));
}
