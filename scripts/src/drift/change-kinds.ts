import type { Bump } from "./change.ts";

/** What is fixed about all changes of one kind. */
interface ChangeKind {
  /** The release it asks for, unless its place makes it another. */
  readonly bump: Bump;
  /** What happened, in a few words. */
  readonly summary: string;
  /** One line that shows it: before → after. */
  readonly example: string;
}

/** Every kind of change by its id. Ids are public: one is never renamed, and never used for something else. */
export const CHANGE_KINDS = {
  "operation-added": {
    bump: "minor",
    summary: "the document has an operation more",
    example: "→ POST /jobs/{id}/retry",
  },
  "operation-removed": {
    bump: "major",
    summary: "an operation is gone",
    example: "DELETE /jobs/{id} →",
  },
} as const satisfies Record<string, ChangeKind>;

export type ChangeId = keyof typeof CHANGE_KINDS;
