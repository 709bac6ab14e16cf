import type { ChangeId } from "../change-kinds.ts";

/** What a change is called when the two documents change places, for those that have another name then. */
const OPPOSITES: readonly (readonly [forth: ChangeId, back: ChangeId])[] = [
  ["operation-added", "operation-removed"],
  ["operation-deprecated", "operation-undeprecated"],
  ["operation-id-added", "operation-id-removed"],
  ["component-added", "component-removed"],
  ["response-header-added", "response-header-removed"],
  ["response-media-type-added", "response-media-type-removed"],
  ["request-media-type-added", "request-media-type-removed"],
  ["response-body-added", "response-body-removed"],
  ["response-property-added", "response-property-removed"],
  ["parameter-became-required", "parameter-became-optional"],
];

/** Each of these kinds of change, and what it must be called the other way round. */
export const MIRRORED: ReadonlyMap<ChangeId, ChangeId> = new Map([
  ...OPPOSITES,
  ...OPPOSITES.map(([forth, back]) => [back, forth] as const),
]);
