import { publishIssue } from "./pull-request/drift/issue.ts";
import { readResult } from "./pull-request/drift/provider-result.ts";
import { publishPullRequests } from "./pull-request/drift/pull-request.ts";
import { environmentVariable, ProgramError, runProgram } from "./pull-request/program.ts";
import type { Place } from "./pull-request/run-tool.ts";

// Run by .github/workflows/drift.yml with nothing installed: no imports but Node's own modules and files like this one.

runProgram(([what, folder = "", ...providers]) => {
  const place: Place = { cwd: process.cwd(), env: process.env };
  const name = environmentVariable("GITHUB_REPOSITORY");
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  if (what === "issue") {
    const run = `${environmentVariable("GITHUB_SERVER_URL")}/${name}/actions/runs/${environmentVariable("GITHUB_RUN_ID")}`;
    const results = providers.map((provider) => readResult(folder, provider));
    print(publishIssue(place, name, results, run));
    return;
  }
  if (what !== "pull-requests")
    throw new ProgramError("usage: publish-drift pull-requests|issue <folder> <provider> …");
  const repository = { name, base: environmentVariable("BASE_BRANCH") };
  publishPullRequests(place, repository, { folder, providers }, print);
});
