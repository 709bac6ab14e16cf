import type { JobId } from "@calloff/runtime";
import type { CancelState } from "calloff";
import { type JobTables, readJobTables } from "../job-tables.ts";

/** One call to a vendor, and what must come of it by the vendor's page. */
export interface Scenario {
  /** The provider's name, with the kind of job where it has several. */
  readonly provider: string;
  /** What the vendor says of it: still at work, stopped before, at its end, or nothing. */
  readonly job: "a running job" | "a canceled job" | "a finished job" | "an unknown job";
  readonly id: JobId;
  /** The status that the mock is told to answer. */
  readonly status: number;
  readonly body?: unknown;
  /** Method and path that the vendor must receive. */
  readonly request: string;
  readonly state: CancelState;
  readonly stopped: true | undefined;
}

/** Reads what is known by hand of every vendor in `specs` that can cancel: from the tables of its package's tests. */
export async function readScenarios(): Promise<Scenario[]> {
  return (await readJobTables(".")).flatMap(scenariosOf);
}

/** A job that can be stopped, one that cannot any more, and one that the vendor does not know. */
function scenariosOf({ name: provider, request, answers = [], moments }: JobTables): Scenario[] {
  if (moments === undefined) return [];
  const { initial, repeated, afterCompletion } = moments;
  const rows = answers.filter((row) => "state" in row);
  const row = (job: Scenario["job"], { status, state, body }: Said): Scenario[] => {
    const stopped = rows.find((each) => each.status === status && each.state === state)?.stopped;
    const { id, method, url } = request;
    return [{ provider, job, id, status, body, request: `${method} ${url}`, state, stopped }];
  };
  const isOther = (moment: Said | undefined): moment is Said =>
    moment !== undefined && moment.state !== initial.state;
  const unknown = rows.find(({ status, state }) => status === 404 && state === "not-found");
  return [
    ...row("a running job", initial),
    ...(isOther(repeated) ? row("a canceled job", repeated) : []),
    ...(isOther(afterCompletion) ? row("a finished job", afterCompletion) : []),
    ...(unknown === undefined ? [] : row("an unknown job", unknown)),
  ];
}

type Said = Pick<Scenario, "status" | "state" | "body">;
