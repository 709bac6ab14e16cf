import { temporaryFolder } from "../temporary-folder.ts";
import { bundlePage, bundleWorker, lowerUsing } from "./bundle.ts";
import { unpackPackages } from "./packed-packages.ts";
import type { Material, Runtime, RuntimeReport } from "./runtime.ts";
import { writeSuite } from "./write-suite.ts";

/** Runtimes at once: the suite waits more than it computes. */
const AT_ONCE = 3;

/** Packs the packages, and runs the suite in every runtime that is there. Gives the reports in the given order. */
export async function runAll(
  root: string,
  runtimes: readonly Runtime[],
  told: (report: RuntimeReport) => void = () => {},
): Promise<RuntimeReport[]> {
  // Outside the workspace: what the packages do not bring is not there.
  await using temporary = await temporaryFolder("runtimes");
  const { path: folder } = temporary;
  await unpackPackages(root, folder);
  await writeSuite(root, folder);
  await lowerUsing(folder);
  const material = { folder, page: await bundlePage(folder), worker: await bundleWorker(folder) };
  const reports: RuntimeReport[] = [];
  const waiting = [...runtimes.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, runtime] = next;
      const report = await runOne(runtime, material);
      reports[index] = report;
      told(report);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return reports;
}

async function runOne({ name, program, pin, run }: Runtime, material: Material): Promise<RuntimeReport> {
  if (program === undefined) {
    const version = pin === undefined ? "" : ` ${pin}`;
    return { runtime: name, suiteRun: undefined, missing: `there is no ${name}${version} on this machine` };
  }
  try {
    return { runtime: name, suiteRun: await run(program, material) };
  } catch (error) {
    // The suite as a whole came to nothing, which is a failure, and not a runtime that is missing.
    const reason = error instanceof Error ? error.message : String(error);
    const results = [{ name: "the suite runs to its end", result: "failed" as const, reason }];
    return { runtime: name, suiteRun: { version: "unknown", results } };
  }
}
