import { runCommand } from "./command.ts";
import { loadSubjects } from "./contract/load-subjects.ts";
import { hasFailed, inOneLine } from "./contract/row.ts";
import { runContract } from "./contract/run-contract.ts";

await runCommand(async () => {
  let n = 0;
  for (const subject of await loadSubjects())
    for await (const row of runContract(subject)) {
      n++;
      if (hasFailed(row) || row.skipped)
        process.stdout.write(`${row.provider} ${inOneLine(row)} ${JSON.stringify(row)}\n`);
    }
  process.stdout.write(`${n} rows\n`);
});
