import type { JsonObject } from "@calloff/openapi";
import { hasFailed, inOneLine } from "../row.ts";
import { runContract } from "../run-contract.ts";
import type { Subject } from "../subject.ts";
import { answerMutants } from "./answer-mutants.ts";
import { clientMutants } from "./client-mutants.ts";
import { documentMutants } from "./document-mutants.ts";
import type { Mutant } from "./mutant.ts";
import { statusMutants } from "./status-mutants.ts";

export interface JudgedMutant extends Pick<Mutant, "kind" | "provider" | "name"> {
  /** What the first row that failed said; undefined for a survivor. */
  readonly killedBy: string | undefined;
}

export function mutantsOf(subject: Subject): Mutant[] {
  return [
    ...clientMutants(subject),
    ...documentMutants(subject),
    ...answerMutants(subject),
    ...statusMutants(subject),
  ];
}

/** Runs the contract on a mutant until a row fails. It begins where the fault is, which is most often noticed there. */
export async function judgeMutant({ kind, provider, name, path, subject }: Mutant): Promise<JudgedMutant> {
  for await (const row of runContract(withFirst(subject, path))) {
    if (!hasFailed(row)) continue;
    const [problem = ""] = [...row.request, ...row.response];
    return { kind, provider, name, killedBy: `${inOneLine(row)}: ${problem}` };
  }
  return { kind, provider, name, killedBy: undefined };
}

function withFirst(subject: Subject, path: string): Subject {
  const { document, served = document } = subject;
  const { paths } = document as { paths: JsonObject };
  const first = paths[path];
  if (first === undefined) return subject;
  const sorted = { ...document, paths: { [path]: first, ...paths } };
  return { ...subject, document: sorted, served: served === document ? sorted : served };
}
