import type { Change } from "../change.ts";
import type { ChangeId } from "../change-kinds.ts";

/** What a user of the package does about a change. */
export interface Advice {
  /** What to edit: one sentence in the imperative, with a full stop; empty where there is nothing to do. */
  readonly edit: string;
  /** Code that compiled against the older package; empty where a change breaks none. */
  readonly before: string;
  /** The same code, mended for the newer package; empty where a change breaks none. */
  readonly after: string;
}

type Advise = (change: Change) => Advice;

/** Advice on all changes whose ids are of a pattern. */
export type AdviceOn<Pattern extends string> = Readonly<Record<Extract<ChangeId, Pattern>, Advise>>;

/** For what breaks no code. */
export function only(edit: string): Advice {
  return { edit, before: "", after: "" };
}
