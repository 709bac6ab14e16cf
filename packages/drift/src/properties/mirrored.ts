import type { ChangeId } from "../change-kinds.ts";

/** What is added in one direction and removed in the other, by the names of its changes. */
interface Mirrored {
  readonly added: readonly ChangeId[];
  readonly removed: readonly ChangeId[];
}

/** A schema that is used in both directions is reported by the harder one, so the two share a line here. */
export const MIRRORED: readonly Mirrored[] = [
  { added: ["operation-added"], removed: ["operation-removed"] },
  { added: ["operation-id-added"], removed: ["operation-id-removed"] },
  { added: ["component-added"], removed: ["component-removed"] },
  { added: ["parameter-added-optional", "parameter-added-required"], removed: ["parameter-removed"] },
  {
    added: ["request-body-added-optional", "request-body-added-required"],
    removed: ["request-body-removed"],
  },
  { added: ["success-status-added", "error-status-added"], removed: ["response-status-removed"] },
  { added: ["response-header-added"], removed: ["response-header-removed"] },
  { added: ["response-media-type-added"], removed: ["response-media-type-removed"] },
  { added: ["request-media-type-added"], removed: ["request-media-type-removed"] },
  { added: ["response-body-added"], removed: ["response-body-removed"] },
  {
    added: ["response-property-added", "request-property-added-optional", "request-property-added-required"],
    removed: ["response-property-removed", "request-property-removed"],
  },
];
