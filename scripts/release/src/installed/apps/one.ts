// One provider, in an application of its own.
import { CalloffError, createPulse, type PulseOptions, type PulseOutcome } from "@calloff/pulse";

declare const process: { readonly argv: readonly string[] };
declare const console: { log(text: string): void };

const [, , baseUrl] = process.argv;
const options: PulseOptions = { apiKey: "any", baseUrl, retries: 0 };
const pulse = createPulse(options);
const outcome: PulseOutcome = await pulse.cancel("abc", { timeout: 20_000, signal: undefined });
if (outcome.state === "canceling" && outcome.documented) outcome.body?.job_id satisfies string | undefined;
// @ts-expect-error a state that there is not: were the types lost, this would compile
outcome.state satisfies "stopped";

const { data, response } = await pulse.client.DELETE("/job/{jobId}", { params: { path: { jobId: "abc" } } });
data?.message satisfies string | undefined;

const refused = await pulse.cancel("").catch((error: unknown) => error);
const code = CalloffError.is(refused) ? refused.code : "another error";
console.log(JSON.stringify([outcome.state, response.status, code]));
