import { environmentVariable, ProgramError, runProgram } from "./pull-request/program.ts";
import { publishReleasePullRequest } from "./pull-request/release.ts";

// Run by .github/workflows/release.yml with nothing installed: no imports but Node's own modules and files like this one.

runProgram(([patch, ...more]) => {
  if (patch === undefined || more.length > 0) throw new ProgramError("usage: release-pull-request <patch>");
  const place = { cwd: process.cwd(), env: process.env };
  const repository = {
    name: environmentVariable("GITHUB_REPOSITORY"),
    base: environmentVariable("BASE_BRANCH"),
  };
  process.stdout.write(`${publishReleasePullRequest(place, repository, patch)}\n`);
});
