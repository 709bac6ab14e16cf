import { cp, mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { x } from "tinyexec";
import { temporaryFolder } from "../../temporary-folder.ts";
import { COMMAND } from "../measure-run.ts";
import { addGenerated, editGenerated, generatedName } from "./add-generated.ts";
import { type Measured, renderPlot } from "./render-plot.ts";
import { run, runTurbo, type TurboRun } from "./run-turbo.ts";

/** How often the time per provider at the largest size may be that at the smallest. */
const MAX_GROWTH = 1.3;
/** What grows with the number of providers, and what that needs. Tests of the other packages are the same for any number. */
const EVERYTHING = ["build", "test", "--filter=@calloff/made-up-*", "--filter=calloff"];
const PLOT = "docs/cost.svg";

/**
 * Builds and tests workspaces with more and more made-up providers, each from an empty cache.
 *
 * @returns whether all targets are met
 */
export async function benchWorkspace(
  print: (text: string) => void,
  sizes: readonly number[],
): Promise<boolean> {
  const measured: Measured[] = [];
  let allRight = true;
  print(
    `bench: workspaces of ${sizes.join(", ")} made-up providers, each in a temporary folder; this takes long.\n`,
  );
  for (const providers of sizes) {
    await using temporary = await temporaryFolder("bench");
    const { path: folder } = temporary;
    const { first, second, edited } = await measure(join(folder, "workspace"), providers);
    measured.push({ providers, full: first.seconds, nothing: second.seconds, edited: edited.seconds });
    const strange = otherPackages(edited, generatedName(1));
    print(
      `  ${String(providers).padStart(3)} providers: all ${first.seconds.toFixed(1)} s (${first.executed.length} tasks), ` +
        `again ${second.seconds.toFixed(1)} s (${second.executed.length} tasks), ` +
        `one edited ${edited.seconds.toFixed(1)} s (${edited.executed.join(", ")})\n`,
    );
    if (strange.length > 0) print(`  MISSED: the edit was no reason for ${strange.join(", ")}\n`);
    if (second.executed.length > 0) print(`  MISSED: ran again: ${second.executed.join(", ")}\n`);
    allRight &&= strange.length === 0 && second.executed.length === 0;
  }
  await mkdir("docs", { recursive: true });
  await writeFile(PLOT, renderPlot(measured));
  const growth = growthOf(measured);
  print(
    `\n${growth <= MAX_GROWTH ? "met" : "MISSED"}: ${growth.toFixed(2)} times the time per provider, at most ${MAX_GROWTH}\n`,
  );
  print(
    `${PLOT} written. ${cpus().length} processors, ${cpus()[0]?.model ?? ""}, Node ${process.versions.node}.\n`,
  );
  return allRight && growth <= MAX_GROWTH;
}

async function measure(
  root: string,
  providers: number,
): Promise<Record<"first" | "second" | "edited", TurboRun>> {
  await copyWorkspace(root);
  for (let n = 0; n < providers; n++) await addGenerated(root, n);
  await install(root);
  await run(root, process.execPath, [COMMAND, "codegen"]);
  // Now that the packages are there.
  await install(root);
  const first = await runTurbo(root, EVERYTHING);
  const second = await runTurbo(root, EVERYTHING);
  await editGenerated(root, 1);
  return { first, second, edited: await runTurbo(root, EVERYTHING) };
}

/** Tasks of neither the provider nor what composes it. */
function otherPackages({ executed }: TurboRun, provider: string): string[] {
  const right = [`@calloff/${provider}#`, "calloff#"];
  return executed.filter((task) => !right.some((start) => task.startsWith(start)));
}

/** Of what each further provider takes, to what each of the first did. */
function growthOf(measured: readonly Measured[]): number {
  const [smallest, largest] = [measured[0], measured.at(-1)];
  if (smallest === undefined || largest === undefined) return Number.NaN;
  return largest.full / largest.providers / (smallest.full / smallest.providers);
}

/** Copies what is under version control. */
async function copyWorkspace(root: string): Promise<void> {
  const { stdout } = await x("git", ["ls-files", "-z"], { throwOnError: true });
  for (const file of stdout.split("\0").filter((name) => name !== "")) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await cp(file, join(root, file));
  }
  // Turbo asks it what has changed.
  await run(root, "git", ["init", "--quiet"]);
}

/** Links the packages of a workspace that has got new ones. */
async function install(root: string): Promise<void> {
  const pnpm = join(process.cwd(), "node_modules/.bin/pnpm");
  await run(root, pnpm, ["install", "--no-frozen-lockfile", "--prefer-offline"]);
}
