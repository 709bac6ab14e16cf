import type { Change } from "../change.ts";

/** What a user of the package does about a change. */
export interface Advice {
  /** One sentence in the imperative, with a full stop; empty where there is nothing to do. */
  readonly edit: string;
  /** Code that compiled against the older package; empty where a change breaks none. */
  readonly before: string;
  /** The same, mended for the newer one. */
  readonly after: string;
}

export function adviceFor(_change: Change): Advice {
  return { edit: "", before: "", after: "" };
}
