import { calloff } from "calloff/node";

/** A program that ends, or is ended, with a job that is guarded. */
const [origin = "", ending] = process.argv.slice(-2);
const jobs = calloff({ pulse: { apiKey: "any", baseUrl: `${origin}/at/pulse` } });
jobs.cancelOnExit({
  grace: 400,
  onResult: ({ reference, outcome, error }) =>
    process.stdout.write(`${String(reference)} ${outcome?.state ?? error?.code}\n`),
});
jobs.guard("pulse:abc");
jobs.guard("pulse:released").release();
if (ending === "own handler") process.on("SIGTERM", () => setTimeout(() => process.exit(4), 300));
if (ending === "by itself") process.exitCode = 3;
else setInterval(() => {}, 1_000);
process.stdout.write("ready\n");
