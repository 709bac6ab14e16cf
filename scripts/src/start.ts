import { join } from "node:path";
import { runCommand } from "@calloff/dev/internal";
import { listSpecFolders, readRecordedDocument } from "@calloff/openapi/internal";
import { playAll } from "./start/play-all.ts";
import { printTable } from "./start/print-table.ts";
import { report } from "./start/report.ts";
import { SCENES } from "./start/scenes.ts";

await runCommand(async () => {
  // Their validity was checked when they were vendored, and is again by `npm test`.
  const providers = await listSpecFolders("specs");
  for (const provider of providers) await readRecordedDocument(join("specs", provider));
  process.stdout.write(`${providers.length} vendored documents match their recorded sha256.\n`);

  const played = await playAll(SCENES);
  process.stdout.write(`${printTable(played)}\n`);
  process.stdout.write(`${report(played)}\n`);
});
