import { calloff } from "calloff/node";

// A program that ends, or is ended, with a job that is guarded.
const [origin = "", grace, ending] = process.argv.slice(-3);
const jobs = calloff({ pulse: { apiKey: "any", baseUrl: `${origin}/at/pulse` } });
jobs.cancelOnExit({
  grace: Number(grace),
  onResult: ({ reference, outcome, error }) => {
    process.stdout.write(`${String(reference)} ${outcome?.state ?? error?.code}\n`);
    // Later than the end that the signal would have brought, had there been no handler.
    if (ending === "own handler") setTimeout(() => process.exit(4), 300);
  },
});
jobs.guard("pulse:abc");
jobs.guard("pulse:released").release();
if (ending === "own handler") process.on("SIGTERM", () => {});
if (ending === "by itself") process.exitCode = 3;
else setInterval(() => {}, 1_000);
process.stdout.write("ready\n");
