import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { runCommand } from "@calloff/dev/internal";
import { UserError, writeFiles } from "@calloff/openapi/internal";
import { installRuntimes } from "./runtimes/install-runtimes.ts";
import { runAll } from "./runtimes/run-all.ts";
import { printReport, type Runtime, type RuntimeReport } from "./runtimes/runtime.ts";
import { listRuntimes } from "./runtimes/runtime-matrix.ts";
import { refreshRuntimes } from "./runtimes/runtimes-table.ts";

const PAGE = "docs/runtimes.md";

const USAGE = `usage: npm run runtimes -- [name ...] [--write] [--json file]

Runs the suite of scripts/src/runtimes/suite with the packed packages in each runtime: node, bun, deno, workerd,
chromium; all of them when none is named. The first time it installs them, 300 MB.

  --write      refreshes the table in docs/runtimes.md
  --json file  writes every case's result to a file
  --help       says this

Exit code: 0 all passed, 1 a case failed, 2 a runtime that is asked for is not on this machine.
`;

/** `npm run runtimes`; gives the exit code. */
async function runtimesCommand(args: string[], print: (text: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { write: { type: "boolean" }, json: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) {
    print(USAGE);
    return 0;
  }
  if (values.write && positionals.length > 0) throw new UserError("--write is for all runtimes: name none.");
  const root = process.cwd();
  const problem = await installRuntimes(root);
  if (problem !== undefined) print(`Not installed: ${problem}\n`);
  const reports = await runAll(root, choose(listRuntimes(root), positionals), (report) =>
    print(printReport(report)),
  );
  const files = new Map<string, string>();
  if (values.json !== undefined) files.set(values.json, `${JSON.stringify(reports, null, 2)}\n`);
  if (values.write) files.set(PAGE, refreshRuntimes(await readFile(PAGE, "utf8"), reports));
  await writeFiles(files);
  return statusOf(reports);
}

/** By the first word of their names. */
function choose(runtimes: readonly Runtime[], names: readonly string[]): Runtime[] {
  const isNamed = (wanted: string, { name }: Runtime) =>
    name.toLowerCase().replace(",", "").split(" ").slice(0, 2).join("").startsWith(wanted.toLowerCase());
  for (const wanted of names) {
    if (!runtimes.some((runtime) => isNamed(wanted, runtime))) {
      throw new UserError(
        `No runtime is called ${wanted}. There are: ${runtimes.map(({ name }) => name).join("; ")}.`,
      );
    }
  }
  return runtimes.filter((runtime) => names.length === 0 || names.some((wanted) => isNamed(wanted, runtime)));
}

function statusOf(reports: readonly RuntimeReport[]): number {
  const hasFailed = reports.some(({ suiteRun }) =>
    suiteRun?.results.some(({ result }) => result === "failed"),
  );
  if (hasFailed) return 1;
  return reports.some(({ missing }) => missing !== undefined) ? 2 : 0;
}

await runCommand(async (args) => {
  process.exitCode = await runtimesCommand(args, (text) => void process.stdout.write(text));
});
