import type { CancelableDescriptor, Meaning } from "@calloff/runtime";
import type { Subject } from "../subject.ts";
import { withDescriptor } from "./client-mutants.ts";
import type { Mutant } from "./mutant.ts";

/** Clients that take an answer for another than the vendor's page says. */
export function answerMutants(subject: Subject): Mutant[] {
  const { descriptor } = subject;
  if (!("cancel" in descriptor)) return [];
  return Object.entries(descriptor.cancel.answers).flatMap(([status, meaning]) =>
    otherMeanings(meaning).map(([name, changed]) => ({
      kind: "answer" as const,
      provider: subject.provider,
      name: `${status} means ${name}`,
      subject: withDescriptor(subject, withAnswer(descriptor, status, changed)),
    })),
  );
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

function otherMeanings(meaning: Meaning): (readonly [string, Meaning | undefined])[] {
  // Not in the table at all: then HTTP's own meaning counts, and the outcome says that it is undocumented.
  const dropped = ["what HTTP says", undefined] as const;
  if (typeof meaning === "object") {
    const { values } = meaning;
    const states = Object.values(values);
    const rotated = Object.keys(values).map((value, index) => [value, states[(index + 1) % states.length]]);
    const swapped = Object.fromEntries(rotated) as typeof values;
    return [
      ["the states the wrong way round", { ...meaning, values: swapped }],
      ["a state at another place", { ...meaning, at: "/elsewhere" }],
      ["not-found when it does not say", { ...meaning, otherwise: "not-found" }],
      ["the same whatever the body says", meaning.otherwise],
      dropped,
    ];
  }
  const other = meaning === "not-found" ? "already-finished" : "not-found";
  const error = meaning === "server-error" ? "rate-limited" : "server-error";
  // An error says nothing of the document, so that there dropping it changes nothing.
  const isError = ["unauthorized", "forbidden", "invalid-request", "rate-limited", "server-error"].includes(
    meaning,
  );
  return [[other, other], [error, error], ...(isError ? [] : [dropped])];
}
