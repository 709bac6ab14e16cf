import { type JudgedMutant, judgeMutant, mutantsOf } from "@calloff/contract/internal";
import { UserError } from "@calloff/openapi/internal";
import { loadPackages } from "../../clients/subjects.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/**
 * Breaks every provider's client, document, answers and statuses in one place at a time, and counts what the contract notices.
 *
 * @throws UserError with status 1 when something survives
 */
export async function mutantsCommand(workspace: Workspace): Promise<void> {
  const judged: JudgedMutant[] = [];
  for (const subject of await loadPackages(workspace)) {
    for (const mutant of mutantsOf(subject)) judged.push(await judgeMutant(mutant));
  }
  process.stdout.write(printMutants(judged));
  const survivors = judged.filter(({ killedBy }) => killedBy === undefined).length;
  if (survivors > 0 || judged.length === 0) {
    throw new UserError(`${survivors} of ${judged.length} mutants survived.`, undefined, 1);
  }
}

function printMutants(judged: readonly JudgedMutant[]): string {
  const lines = (["client", "document", "answer", "status"] as const).map((kind) => {
    const own = judged.filter((mutant) => mutant.kind === kind);
    return `${kind}: ${own.filter(({ killedBy }) => killedBy !== undefined).length}/${own.length} killed`;
  });
  const survivors = judged.filter(({ killedBy }) => killedBy === undefined);
  const names = survivors.map(({ provider, kind, name }) => `survived: ${provider}, ${kind}: ${name}`);
  const total = `${judged.length - survivors.length}/${judged.length} mutants killed`;
  return `${[...names, ...lines, total].join("\n")}\n`;
}
