import type {
  CancelableDescriptor,
  JobState,
  Meaning,
  StatusRule,
  TrackableDescriptor,
} from "@calloff/runtime";
import type { Subject } from "../subject.ts";
import { withDescriptor } from "./client-mutants.ts";
import { type Mutant, otherId } from "./mutant.ts";

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

type Status = TrackableDescriptor["status"];
type Change = readonly [name: string, change: Partial<Status>];

/** Clients that read a job's status at another place, or take it for another than the vendor's page says. */
export function statusMutants(subject: Subject): Mutant[] {
  const { descriptor, provider } = subject;
  if (!("status" in descriptor)) return [];
  const { status } = descriptor;
  const changes = [...placeChanges(status), ...ruleChanges(status.state).map(ofState)];
  return changes.map(([name, change]) => ({
    kind: "status",
    provider,
    name,
    subject: withDescriptor(subject, { ...descriptor, status: { ...status, ...change } }),
  }));
}

function ofState([name, state]: readonly [string, StatusRule]): Change {
  return [name, { state }];
}

function placeChanges({ method, path, id }: Status): Change[] {
  const verbs = ["DELETE", "POST", "HEAD"].filter((verb) => verb !== method);
  const other = otherId(id);
  return [
    ...verbs.map((verb): Change => [`status by ${verb}`, { method: verb }]),
    [`status at ${path}/`, { path: `${path}/` }],
    [`status at /v9${path}`, { path: `/v9${path}` }],
    [`status for another kind of id, ${other.kind}`, { id: other }],
    ["a status that is not documented", { documented: [] }],
  ];
}

/** Every value with another meaning, or none; and a rule that looks elsewhere. Rules within rules likewise. */
function ruleChanges(rule: StatusRule): (readonly [string, StatusRule])[] {
  const elsewhere = ["a status at another place", { ...rule, at: "/elsewhere" }] as const;
  const values = Object.entries(rule.values).flatMap(([value, meaning]) => {
    const { [value]: _, ...others } = rule.values;
    const changed = (name: string, other: JobState | StatusRule): readonly [string, StatusRule] => [
      `${value}: ${name}`,
      { ...rule, values: { ...rule.values, [value]: other } },
    ];
    const dropped = [`${value} is not known`, { ...rule, values: others }] as const;
    if (typeof meaning === "string") return [changed(otherThan(meaning), otherThan(meaning)), dropped];
    return [...ruleChanges(meaning).map(([name, other]) => changed(name, other)), dropped];
  });
  if (rule.otherwise === undefined) return [elsewhere, ...values];
  const other = otherThan(rule.otherwise);
  return [elsewhere, ...values, [`${other} for all others`, { ...rule, otherwise: other }]];
}

function otherThan(state: JobState): JobState {
  return state === "canceled" ? "succeeded" : "canceled";
}
