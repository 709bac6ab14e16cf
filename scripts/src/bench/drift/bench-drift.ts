import { join } from "node:path";
import { temporaryFolder } from "../../temporary-folder.ts";
import { type Contestant, measureRun, type Run } from "../measure-run.ts";
import { contestants, installContestants, ours } from "./contestants.ts";
import { printRow, type Row, summarize } from "./row.ts";
import { writeSmallDocuments } from "./small-documents.ts";

/** Of the whole process tree. */
const MAX_MEGABYTES = 600;
const MAX_SECONDS_SMALL = 3;

/** @returns whether all targets are met */
export async function benchDrift(runs: number, print: (text: string) => void): Promise<boolean> {
  await using temporary = await temporaryFolder("bench");
  const { path: folder } = temporary;
  print("bench: installing the documents and the other tools into a temporary folder.\n");
  const documents = await installContestants(folder);
  print(`\nGitHub Enterprise Server 3.18 → 3.19, ${runs} runs each, one after the other:\n`);
  const [own, ...others] = await compete(contestants(folder, documents), runs);
  for (const row of [own, ...others]) if (row !== undefined) print(printRow(row, own));
  print("\nThe five small documents, each against an edited copy:\n");
  const small = await compete([ours("calloff", await writeSmallDocuments(join(folder, "small")))], runs);
  for (const row of small) print(printRow(row, undefined));
  const targets: [string, boolean][] = [
    ["faster than both", others.every(({ seconds }) => own !== undefined && own.seconds < seconds)],
    [`under ${MAX_MEGABYTES} MB`, (own?.megabytes ?? 0) < MAX_MEGABYTES],
    [`under ${MAX_SECONDS_SMALL} s for the five`, small.every(({ seconds }) => seconds < MAX_SECONDS_SMALL)],
  ];
  print(`\n${targets.map(([target, met]) => `${met ? "met" : "MISSED"}: ${target}\n`).join("")}`);
  return targets.every(([, met]) => met);
}

/** In turns, so that a busy minute of the machine hits all of them. */
async function compete(programs: readonly Contestant[], runs: number): Promise<Row[]> {
  const measured = new Map<string, Run[]>();
  for (let run = 0; run < runs; run++) {
    for (const program of programs) {
      measured.set(program.name, [...(measured.get(program.name) ?? []), await measureRun(program)]);
    }
  }
  return [...measured].map(([name, all]) => summarize(name, all));
}
