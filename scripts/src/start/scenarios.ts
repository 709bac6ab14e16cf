import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readTables, type Tables } from "@calloff/contract/internal";
import type { CancelState } from "calloff";

/** One call to a vendor, and what must come of it by the vendor's page. */
export interface Scenario {
  readonly provider: string;
  readonly job: "can be stopped" | "too late, or stopped before" | "unknown";
  readonly id: string | number;
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
  const providers = await readdir("specs");
  const tables = await Promise.all(providers.map((name) => readTables(join("packages", name, "test"))));
  return providers.flatMap((provider, index) => scenariosOf(provider, tables[index]));
}

/** A job that can be stopped, one that cannot any more, and one that the vendor does not know. */
function scenariosOf(provider: string, tables: Tables | undefined): Scenario[] {
  const { request, answers = [], moments } = tables ?? {};
  if (request === undefined || moments === undefined) return [];
  const { initial, repeated, afterCompletion } = moments;
  const rows = answers.filter((row) => "state" in row);
  const row = (job: Scenario["job"], { status, state, body }: Said): Scenario[] => {
    const stopped = rows.find((each) => each.status === status && each.state === state)?.stopped;
    const { id, method, url } = request;
    return [{ provider, job, id, status, body, request: `${method} ${url}`, state, stopped }];
  };
  const late = [repeated, afterCompletion].find((moment) => moment && moment.state !== initial.state);
  const unknown = rows.find(({ status, state }) => status === 404 && state === "not-found");
  return [
    ...row("can be stopped", initial),
    ...(late === undefined ? [] : row("too late, or stopped before", late)),
    ...(unknown === undefined ? [] : row("unknown", unknown)),
  ];
}

type Said = Pick<Scenario, "status" | "state" | "body">;
