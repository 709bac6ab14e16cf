import { documentedOperations } from "../documented-operation.ts";
import { hasFailed, inOneLine } from "../row.ts";
import { runOperations } from "../run-contract.ts";
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

/**
 * Runs the contract on a mutant until a row fails. It begins where the fault is, and leaves the types, which the compiler
 * judges, for what the calls do not notice: to compile them takes longer than the first calls.
 */
export async function judgeMutant({ kind, provider, name, path, subject }: Mutant): Promise<JudgedMutant> {
  const operations = documentedOperations(subject.document);
  const sorted = [
    ...operations.filter((operation) => operation.path === path),
    ...operations.filter((operation) => operation.path !== path),
  ];
  for (const judged of [{ ...subject, types: undefined }, subject]) {
    for await (const row of runOperations(judged, sorted)) {
      if (!hasFailed(row)) continue;
      const [problem = ""] = [...row.request, ...row.response];
      return { kind, provider, name, killedBy: `${inOneLine(row)}: ${problem}` };
    }
  }
  return { kind, provider, name, killedBy: undefined };
}
