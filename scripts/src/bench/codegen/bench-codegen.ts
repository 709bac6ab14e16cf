import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "../../temporary-folder.ts";
import { printRow, summarize } from "../drift/row.ts";
import { installPackages } from "../install-packages.ts";
import { COMMAND, type Contestant, measureRun, type Run } from "../measure-run.ts";

/** Of openapi-typescript's own time. */
const MAX_RATIO = 1.15;
const DOCUMENT = ["@octokit", "openapi", "generated", "api.github.com.json"];

const OVERLAY = `overlay: 1.0.0
info: { title: GitHub, version: 1.0.0 }
actions:
  - target: $.info
    description: The name that identifiers are made of.
    x-calloff-source: the benchmark
    update: { x-calloff-provider: { name: GitHub } }
`;

/** @returns whether the target is met */
export async function benchCodegen(runs: number, print: (text: string) => void): Promise<boolean> {
  await using temporary = await temporaryFolder("bench");
  const { path: folder } = temporary;
  print("bench: installing GitHub's document into a temporary folder, and vendoring it.\n");
  await installPackages(folder, ["@octokit/openapi@23.0.2"]);
  const root = join(folder, "workspace");
  await mkdir(join(root, "specs"), { recursive: true });
  await writeFile(join(root, "calloff.json"), '{ "layout": "files", "clients": "clients" }');
  const document = join(folder, "node_modules", ...DOCUMENT);
  await measureRun(command("vendor", root, ["vendor", "github", "--from", document]));
  await writeFile(join(root, "specs/github/overlay.yaml"), OVERLAY);
  const cli = join(process.cwd(), "scripts/node_modules/openapi-typescript/bin/cli.js");
  const programs = [
    command("npm run codegen", root, ["codegen", "github"]),
    {
      name: "openapi-typescript",
      args: [cli, document, "-o", join(folder, "types.ts")],
      cwd: folder,
      fine: [0],
    },
  ];
  print(`\nGitHub's document, 13 MB and 1,223 operations, ${runs} runs each, in turns:\n`);
  const measured = programs.map(() => [] as Run[]);
  for (let run = 0; run < runs; run++) {
    // All is written anew: files that are right already would be left alone.
    await rm(join(root, "clients/github"), { recursive: true, force: true });
    for (const [i, program] of programs.entries()) measured[i]?.push(await measureRun(program));
  }
  const rows = programs.map(({ name }, i) => summarize(name, measured[i] ?? []));
  for (const row of rows) print(printRow(row, rows[0]));
  const [own, other] = rows;
  const ratio = own === undefined || other === undefined ? Number.NaN : own.seconds / other.seconds;
  const met = ratio <= MAX_RATIO;
  print(`\n${met ? "met" : "MISSED"}: ${ratio.toFixed(2)} times its time, at most ${MAX_RATIO}\n`);
  return met;
}

function command(name: string, root: string, args: readonly string[]): Contestant {
  return { name, args: [COMMAND, ...args], cwd: root, fine: [0] };
}
