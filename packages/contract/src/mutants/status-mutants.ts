import type { JobState, StatusRule, TrackableDescriptor } from "@calloff/runtime";
import { jobKindsOf, withDescriptor } from "../job-kinds.ts";
import type { Subject } from "../subject.ts";
import { idChanges } from "./id-mutants.ts";
import type { Mutant } from "./mutant.ts";

type Status = TrackableDescriptor["status"];
type Change = readonly [name: string, change: Partial<Status>];

/** Clients that read a job's status at another place, or take it for another than the vendor's page says. */
export function statusMutants(subject: Subject): Mutant[] {
  return jobKindsOf(subject).flatMap((job) => {
    const { descriptor, provider } = job;
    if (!("status" in descriptor)) return [];
    const { status } = descriptor;
    const changes = [...placeChanges(status), ...ruleChanges(status.state).map(ofState)];
    return changes.map(([name, change]): Mutant => {
      const changed = { ...descriptor, status: { ...status, ...change } };
      const { path } = status;
      return { kind: "status", provider, name, path, subject: withDescriptor(subject, job, changed) };
    });
  });
}

function ofState([name, state]: readonly [string, StatusRule]): Change {
  return [name, { state }];
}

function placeChanges(status: Status): Change[] {
  const { method, path } = status;
  const verbs = ["DELETE", "POST", "HEAD"].filter((verb) => verb !== method);
  return [
    ...verbs.map((verb): Change => [`status by ${verb}`, { method: verb }]),
    [`status at ${path}/`, { path: `${path}/` }],
    [`status at /v9${path}`, { path: `/v9${path}` }],
    ...idChanges(status).map(([name, change]): Change => [`status, ${name}`, change]),
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
    // A value that is not listed has the meaning of all others, so that taking out one that has it changes nothing.
    const isAsOthers = meaning === (rule.otherwise ?? "unknown");
    if (typeof meaning === "string")
      return [changed(otherThan(meaning), otherThan(meaning)), ...(isAsOthers ? [] : [dropped])];
    return [...ruleChanges(meaning).map(([name, other]) => changed(name, other)), dropped];
  });
  if (rule.otherwise === undefined) return [elsewhere, ...values];
  const other = otherThan(rule.otherwise);
  return [elsewhere, ...values, [`${other} for all others`, { ...rule, otherwise: other }]];
}

function otherThan(state: JobState): JobState {
  return state === "canceled" ? "succeeded" : "canceled";
}
