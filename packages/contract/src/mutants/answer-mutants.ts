import type { CancelableDescriptor, Meaning } from "@calloff/runtime";
import { isCancelState } from "@calloff/runtime/internal";
import { jobKindsOf, withDescriptor } from "../job-kinds.ts";
import type { Subject } from "../subject.ts";
import type { Mutant } from "./mutant.ts";

/** Clients that take an answer for another than the vendor's page says. */
export function answerMutants(subject: Subject): Mutant[] {
  return jobKindsOf(subject).flatMap((job) =>
    Object.entries(job.descriptor.cancel.answers).flatMap(([status, meaning]) =>
      otherMeanings(meaning, coversOthers(job.descriptor, status)).map(([name, changed]) => ({
        kind: "answer" as const,
        provider: job.provider,
        name: `${status} means ${name}`,
        path: job.descriptor.cancel.path,
        subject: withDescriptor(subject, job, withAnswer(job.descriptor, status, changed)),
      })),
    ),
  );
}

/** Whether a range or `default` still tells what a status means after its own row is gone. */
function coversOthers({ cancel: { answers } }: CancelableDescriptor, status: string): boolean {
  return [`${status[0]}XX`, "default"].some((code) => code !== status && answers[code] !== undefined);
}

function withAnswer(
  descriptor: CancelableDescriptor,
  status: string,
  meaning: Meaning | undefined,
): CancelableDescriptor {
  const { [status]: _, ...answers } = descriptor.cancel.answers;
  const changed = meaning === undefined ? answers : { ...answers, [status]: meaning };
  return { ...descriptor, cancel: { ...descriptor.cancel, answers: changed } };
}

function otherMeanings(meaning: Meaning, isCovered: boolean): (readonly [string, Meaning | undefined])[] {
  // Not in the table at all: then HTTP's own meaning counts, and the outcome says that it is undocumented.
  const dropped = isCovered ? [] : [["what HTTP says", undefined] as const];
  if (typeof meaning === "object") {
    const { values } = meaning;
    const states = Object.values(values);
    const isOne = new Set(states).size === 1;
    const rotated = Object.keys(values).map((value, index) => [
      value,
      isOne ? otherState(states[0]) : states[(index + 1) % states.length],
    ]);
    const swapped = Object.fromEntries(rotated) as typeof values;
    return [
      ["the states the wrong way round", { ...meaning, values: swapped }],
      ["a state at another place", { ...meaning, at: "/elsewhere" }],
      ["not-found when it does not say", { ...meaning, otherwise: "not-found" }],
      ["the same whatever the body says", meaning.otherwise],
      ...dropped,
    ];
  }
  // What HTTP says of each status is an error or a state; of a range, another thing for each.
  if (meaning === "http") return [["canceled whatever HTTP says", "canceled"]];
  const other = otherState(meaning);
  const error = meaning === "server-error" ? "rate-limited" : "server-error";
  // An error says nothing of the document, so that there dropping it changes nothing.
  return [[other, other], [error, error], ...(isCancelState(meaning) ? dropped : [])];
}

function otherState(state: string | undefined): "already-finished" | "not-found" {
  return state === "not-found" ? "already-finished" : "not-found";
}
