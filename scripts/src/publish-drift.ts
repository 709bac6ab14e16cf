import { runCommand } from "./command.ts";
import { publishIssue } from "./drift/publish/issue.ts";
import { readResult } from "./drift/publish/provider-result.ts";
import { publishPullRequest } from "./drift/publish/pull-request.ts";
import type { Place } from "./drift/publish/run-tool.ts";
import { Failure } from "./failure.ts";

// Run by .github/workflows/drift.yml with nothing installed: no imports but Node's own modules and files like this one.

await runCommand(async ([what, folder = "", ...providers]) => {
  const place: Place = { cwd: process.cwd(), env: process.env };
  const name = variable("GITHUB_REPOSITORY");
  const results = providers.map((provider) => readResult(folder, provider));
  if (what === "issue") {
    const run = `${variable("GITHUB_SERVER_URL")}/${name}/actions/runs/${variable("GITHUB_RUN_ID")}`;
    process.stdout.write(`${publishIssue(place, name, results, run)}\n`);
    return;
  }
  if (what !== "pull-requests")
    throw new Failure("usage: publish-drift pull-requests|issue <folder> <provider> …");
  const repository = { name, base: variable("BASE_BRANCH") };
  const problems: string[] = [];
  for (const result of results) {
    try {
      process.stdout.write(`${publishPullRequest(place, repository, result)}\n`);
    } catch (error) {
      // One provider's trouble is not the next one's.
      if (!(error instanceof Failure)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new Failure(problems.join("\n"));
});

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Failure(`the environment variable ${name} is missing.`);
  return value;
}
