// Every provider, as the composed package brings them.
import { calloff, type Outcome } from "calloff";
import { calloff as nodeCalloff } from "calloff/node";

declare const process: { readonly argv: readonly string[] };
declare const console: { log(text: string): void };

/** Who is asked, about which job, and where. */
const targets = JSON.parse(process.argv[2] ?? "[]") as {
  vendor: string;
  name: string;
  id: string;
  baseUrl: string;
}[];
const jobs = calloff(
  Object.fromEntries(targets.map(({ vendor, baseUrl }) => [vendor, { apiKey: "any", baseUrl }])),
);
const states: string[] = [];
for (const { name, id } of targets) {
  // Which provider it is, and so the type of its id, is known only when it runs.
  // Some read the job's status first, unless they are told not to.
  const options: object = { evenIfFinished: true };
  const { state }: Outcome = await jobs.cancel(name as "pulse", id, options);
  states.push(state);
}
jobs.guard("pulse:abc").release();
// @ts-expect-error TensorPix has no status that could be confirmed
jobs.cancel("tensorpix", 1, { confirm: true }).catch(() => undefined);
nodeCalloff().cancelOnExit().release();
console.log(JSON.stringify(states));
