// Core and a provider, of which one is older than the other.
import { CalloffError, createCalloff } from "@calloff/core";
import { createPulse } from "@calloff/pulse";

declare const process: { readonly argv: readonly string[] };
declare const console: { log(text: string): void };

const [, , baseUrl] = process.argv;
const jobs = createCalloff({ pulse: createPulse({ apiKey: "any", baseUrl }) });
const { state } = await jobs.cancel("pulse:abc");
const refused = await jobs.cancel("pulse", "").catch((error: unknown) => error);
console.log(JSON.stringify([state, CalloffError.is(refused) ? refused.code : "another error"]));
