// Every provider, as the composed package brings them.
import { calloff, type Outcome } from "calloff";
import { calloff as nodeCalloff } from "calloff/node";

declare const process: { readonly argv: readonly string[] };
declare const console: { log(text: string): void };

const [, , pixelcut, pulse, tensorpix, tensorpool, topaz] = process.argv;
const apiKey = "any";
const jobs = calloff({
  pixelcut: { apiKey, baseUrl: pixelcut },
  pulse: { apiKey, baseUrl: pulse },
  tensorpix: { apiKey, baseUrl: tensorpix },
  tensorpool: { apiKey, baseUrl: tensorpool },
  topaz: { apiKey, baseUrl: topaz },
});
const outcomes: Outcome[] = [
  await jobs.cancel("pixelcut:a"),
  await jobs.cancel("pulse:a"),
  await jobs.cancel("tensorpix:1"),
  await jobs.cancel("tensorpool:a"),
  await jobs.cancel("topaz", "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21"),
];
jobs.guard("pulse:abc").release();
// @ts-expect-error TensorPix has no status that could be confirmed
jobs.cancel("tensorpix", 1, { confirm: true }).catch(() => undefined);
nodeCalloff().cancelOnExit().release();
console.log(JSON.stringify(outcomes.map(({ state }) => state)));
