// Two providers, composed by core.
import { createCalloff, formatReference, type JobReference } from "@calloff/core";
import { createCalloff as createNodeCalloff } from "@calloff/core/node";
import { createPulse } from "@calloff/pulse";
import { createTensorPix } from "@calloff/tensorpix";

declare const process: { readonly argv: readonly string[] };
declare const console: { log(text: string): void };

const [, , pulseUrl, tensorpixUrl] = process.argv;
const providers = {
  pulse: createPulse({ apiKey: "any", baseUrl: pulseUrl }),
  tensorpix: createTensorPix({ apiKey: "any", baseUrl: tensorpixUrl }),
};
const jobs = createCalloff(providers);
const reference: JobReference<typeof providers> = "pulse:abc";
const one = await jobs.cancel(reference);
const two = await jobs.cancel("tensorpix", 42);
// @ts-expect-error TensorPix counts its jobs
jobs.cancel("tensorpix", "abc").catch(() => undefined);
// @ts-expect-error no such provider is composed
jobs.cancel("topaz:abc").catch(() => undefined);

const states: Record<string, string> = {};
// Two vendors answer in any order.
for await (const result of jobs.cancelAll(["pulse:a", "tensorpix:1"], { concurrency: 1 })) {
  states[result.reference] = result.kind === "answered" ? result.outcome.state : result.kind;
}
const exit = createNodeCalloff(providers).cancelOnExit({ grace: 1 });
exit.release();
const many = [states["pulse:a"], states["tensorpix:1"]];
const printed = formatReference({ provider: "pulse", id: "a:b" });
console.log(JSON.stringify([one.state, two.state, ...many, printed]));
