import { join } from "node:path";
import { parseArgs } from "node:util";
import { applyDifferences, findDifferences, printDifference } from "./codegen/apply-plan.ts";
import { planFiles } from "./codegen/plan.ts";
import { runCommand } from "./command.ts";
import { Failure } from "./failure.ts";

const HELP = `npm run codegen [-- provider …] [--check]

Writes packages/<provider>/src from specs/<provider>, and the list of all providers in packages/calloff.
Nothing is written when anything is wrong.

  --check   write nothing; print how the committed files differ, and end with status 1 if they do
`;

// Turbo runs this in each provider's folder; paths here are from the repository's root.
process.chdir(join(import.meta.dirname, "../.."));

await runCommand(async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { check: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const plan = await planFiles(positionals);
  const differences = await findDifferences(plan);
  if (!values.check) {
    await applyDifferences(differences);
    process.stdout.write(summarize("written", plan.size, differences.length));
    return;
  }
  process.stdout.write(differences.map(printDifference).join(""));
  if (differences.length > 0) {
    throw new Failure(
      `${differences.length} generated files are stale: run npm run codegen, and commit.`,
      undefined,
      1,
    );
  }
  process.stdout.write(summarize("stale", plan.size, 0));
});

function summarize(what: string, folders: number, files: number): string {
  return `codegen: ${folders} folders generated from specs/, ${files} files ${what}.\n`;
}
