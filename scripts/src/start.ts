import { runCommand } from "./command.ts";
import { Failure } from "./failure.ts";
import { playAll } from "./start/play-all.ts";
import { printTable } from "./start/print-table.ts";
import { report } from "./start/report.ts";
import { SCENES } from "./start/scenes.ts";
import { checkSpecs } from "./vendor/check-specs.ts";

await runCommand(async () => {
  const specs = await checkSpecs("specs");
  const problems = specs.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  if (problems.length > 0) throw new Failure(problems.join("\n"), undefined, 1);
  process.stdout.write(`${specs.length} vendored documents match their recorded sha256.\n`);

  const played = await playAll(SCENES);
  process.stdout.write(`${printTable(played)}\n`);
  process.stdout.write(`${report(played)}\n`);
});
