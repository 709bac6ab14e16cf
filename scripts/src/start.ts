import { join } from "node:path";
import { runCommand } from "@calloff/dev/internal";
import { listSpecFolders, readRecordedDocument } from "@calloff/openapi/internal";
import { printTable, report } from "./start/report.ts";
import { runScenarios } from "./start/run-scenario.ts";
import { readScenarios } from "./start/scenarios.ts";

await runCommand(async () => {
  // Their validity was checked when they were vendored, and is again by `npm test`.
  const providers = await listSpecFolders("specs");
  for (const provider of providers) await readRecordedDocument(join("specs", provider));
  process.stdout.write(`${providers.length} vendored documents match their recorded sha256.\n`);

  const results = await runScenarios(await readScenarios());
  process.stdout.write(`${printTable(results)}\n`);
  process.stdout.write(`${report(results)}\n`);
});
