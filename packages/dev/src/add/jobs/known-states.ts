import type { CancelState, JobState } from "@calloff/runtime";

/** A state that a vendor's word can stand for. Which word means `ended`, how it ended unsaid, is the vendor's own. */
type KnownState = Exclude<JobState, "unknown" | "ended">;

/** Words for the state of a job that vendors use alike, without what joins them. `ended`, `paused` and such differ. */
const WORDS: Readonly<Record<KnownState, string>> = {
  queued:
    "queued inqueue enqueued pending waiting starting created submitted scheduled notstarted accepted initializing",
  running: "running processing inprogress started executing active generating working finalizing",
  canceling: "canceling cancelling cancelrequested stopping aborting terminating",
  canceled: "canceled cancelled stopped aborted terminated killed",
  succeeded: "succeeded success successful completed complete done finished ok",
  failed: "failed failure error errored timedout timeout expired crashed",
};

const STATES = new Map(
  (Object.keys(WORDS) as KnownState[]).flatMap((state) =>
    WORDS[state].split(" ").map((word): [string, KnownState] => [word, state]),
  ),
);

/**
 * The state that a vendor's value stands for; undefined where its word is not one that vendors use alike.
 *
 * @example
 * knownState("IN_PROGRESS"); // "running"
 * knownState("JOB_STATE_CANCELLED"); // "canceled"
 */
export function knownState(value: string): KnownState | undefined {
  const word = value.toLowerCase().replace(/^.*(?:state|status|phase)[_-]/, "");
  return STATES.get(word.replace(/[^a-z]/g, ""));
}

/** What an answer to a cancel means when its body shows the job in this state. */
export function meaningOfState(state: KnownState): CancelState {
  if (state === "canceled") return "canceled";
  return state === "succeeded" || state === "failed" ? "already-finished" : "canceling";
}

/** Values and what they stand for, a line for each meaning: `starting, processing: canceling`. */
export function groupedLines(meanings: Readonly<Record<string, string>>): string[] {
  const byMeaning = new Map<string, string[]>();
  for (const [value, meaning] of Object.entries(meanings)) {
    byMeaning.set(meaning, [...(byMeaning.get(meaning) ?? []), value]);
  }
  return [...byMeaning].map(([meaning, values]) => `${values.join(", ")}: ${meaning}`);
}
