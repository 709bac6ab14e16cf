import { join } from "node:path";
import { runCommand } from "@calloff/dev/internal";
import { listSpecFolders, readRecordedDocument } from "@calloff/openapi/internal";
import { describeResults, summarize } from "./start/report.ts";
import { runScenarios } from "./start/run-scenario.ts";
import { readScenarios } from "./start/scenarios.ts";

/** Shown without `--all`: vendors that many people know, and that answer in different ways. */
const SHOWN = ["openai.response", "anthropic", "fal", "apify", "twelvelabs"];

const NEXT = `Next, each in a terminal in this folder:

  See every vendor, and what it needs:
    npx calloff providers

  Ask what an answer means, and how that is known:
    npx calloff explain twelvelabs 409

  Cancel a job yourself, at a mock server and without a key. This prints the
  command to paste in a second terminal:
    npx calloff mock openai`;

await runCommand(async () => {
  // Their validity was checked when they were vendored, and is again by `npm test`.
  const providers = await listSpecFolders("specs");
  for (const provider of providers) await readRecordedDocument(join("specs", provider));

  const scenarios = await readScenarios();
  say(`Calloff stops paid jobs with one call, whichever vendor runs them.

It now cancels jobs at a mock server of each vendor, made from the vendor's API
document. Nothing leaves this machine. This takes about 10 s.
`);
  const results = await runScenarios(scenarios);
  const summary = summarize(results);
  const showsAll = process.argv.includes("--all");
  const shown = showsAll
    ? results
    : SHOWN.flatMap((name) => results.filter(({ scenario }) => scenario.provider === name));
  say(`${describeResults(shown)}\n\n${summary}`);
  if (!showsAll) say("See every one of them: npm start -- --all");
  say(`\n${NEXT}`);
});

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
