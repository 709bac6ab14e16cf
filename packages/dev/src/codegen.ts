import { join } from "node:path";
import { parseArgs } from "node:util";
import { Failure } from "@calloff/openapi/internal";
import { applyDifferences, type Difference, findDifferences, printDifference } from "./codegen/apply-plan.ts";
import { planFiles } from "./codegen/plan.ts";
import { runCommand } from "./command.ts";

const HELP = `npm run codegen [-- provider …] [--check]

Writes packages/<provider>/src from specs/<provider>, and the list of all providers in packages/calloff.
Nothing is written when anything is wrong.

  --check   write nothing; print how the committed files differ, and end with status 1 if they do
`;

// Turbo runs this in each provider's folder; paths here are from the repository's root.
process.chdir(join(import.meta.dirname, "../../.."));

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
  const plan = await planFiles(positionals, (line) => process.stdout.write(`warning: ${line}\n`));
  const differences = await findDifferences(plan);
  if (!values.check) {
    await applyDifferences(differences);
    process.stdout.write(`codegen: ${differences.length} files written.\n`);
    process.stdout.write(differences.map(nextStep).join(""));
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
  process.stdout.write(`codegen: what is generated from specs/ is fresh, in ${plan.size} folders.\n`);
});

/** A package that codegen has made needs something that no document can give. */
function nextStep({ path, before }: Difference): string {
  const [, folder] = /^(packages\/[^/]+)\/package\.json$/.exec(path) ?? [];
  if (folder === undefined || before !== undefined) return "";
  return `${folder} is new. Next, write ${folder}/test from the vendor's page, by hand, and run npm test.\n`;
}
