import type { JsonValue } from "@calloff/openapi/internal";
import type { Bump, Flag } from "../change.ts";
import { CHANGE_KINDS, type ChangeId } from "../change-kinds.ts";

/** Requests are written by users, responses are read by them. */
export type Direction = "request" | "response";

/** A change at one place, before it is known which operations it touches. */
export interface Finding {
  readonly id: ChangeId;
  readonly bump: Bump;
  readonly flags: readonly Flag[];
  readonly pointer: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly message: string;
}

interface Details {
  readonly pointer: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  readonly message: string;
  /** Where the place makes it another than that of the kind. */
  readonly bump?: Bump;
  readonly flags?: readonly Flag[];
}

export function finding(id: ChangeId, details: Details): Finding {
  const { pointer, before = null, after = null, message, flags = [] } = details;
  return { id, bump: details.bump ?? CHANGE_KINDS[id].bump, flags, pointer, before, after, message };
}
