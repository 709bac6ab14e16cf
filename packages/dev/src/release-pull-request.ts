import { inCleanClone } from "./pull-request/clean-clone.ts";
import { environmentVariable, ProgramError, runProgram } from "./pull-request/program.ts";
import { publishReleasePullRequest } from "./pull-request/release.ts";

// Run by .github/workflows/release.yml with nothing installed: no imports but Node's own modules and files like this one.

await runProgram(async ([patch, ...more]) => {
  if (patch === undefined || more.length > 0) throw new ProgramError("usage: release-pull-request <patch>");
  const { env } = process;
  const repository = {
    name: environmentVariable(env, "GITHUB_REPOSITORY"),
    base: environmentVariable(env, "GITHUB_REF_NAME"),
  };
  await inCleanClone({ cwd: process.cwd(), env }, async (place) => {
    process.stdout.write(`${await publishReleasePullRequest(place, repository, patch)}\n`);
  });
});
