import { runCommand } from "./command.ts";
import { publishIssue } from "./drift/publish/issue.ts";
import { readResult } from "./drift/publish/provider-result.ts";
import { publishPullRequests } from "./drift/publish/pull-request.ts";
import { environmentVariable } from "./environment-variable.ts";
import { Failure } from "./failure.ts";
import type { Place } from "./pull-request/run-tool.ts";

// Run by .github/workflows/drift.yml with nothing installed: no imports but Node's own modules and files like this one.

await runCommand(async ([what, folder = "", ...providers]) => {
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
    throw new Failure("usage: publish-drift pull-requests|issue <folder> <provider> …");
  const repository = { name, base: environmentVariable("BASE_BRANCH") };
  publishPullRequests(place, repository, { folder, providers }, print);
});
