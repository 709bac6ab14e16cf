import type { Change } from "../change.ts";
import type { ChangeId } from "../change-kinds.ts";

/** What a user of the package must do about a change. */
export interface Advice {
  /** What to edit: one sentence in the imperative, with a full stop; empty where there is nothing to do. */
  readonly edit: string;
  /** Code that compiled against the older package; empty if the change breaks no code. */
  readonly before: string;
  /** The same code, fixed for the newer package; empty if the change breaks no code. */
  readonly after: string;
}

type Advise = (change: Change) => Advice;

/** Advice on all changes whose ids are of a pattern. */
export type AdviceOn<Pattern extends string> = Readonly<Record<Extract<ChangeId, Pattern>, Advise>>;

/** For what breaks no code. */
export function only(edit: string): Advice {
  return { edit, before: "", after: "" };
}
