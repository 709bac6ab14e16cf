import { createPulse } from "@calloff/pulse";
import { calloff } from "calloff";
import { type Case, KEY, NotHere } from "./case.ts";
import { pulseAt } from "./clients.ts";
import { fails, holds, same } from "./expect.ts";
import { placesOf } from "./places-of.ts";

let place = "";
/** Made while the module loads, when some runtimes allow neither requests nor timers. */
const early = createPulse({
  apiKey: KEY,
  baseUrl: "http://localhost:1",
  fetch: (url, init) => fetch(String(url).replace("http://localhost:1", place), init),
});

/** What only processes have; others have no environment, or an empty one. */
function environment(): Record<string, string | undefined> {
  return (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env ?? {};
}

export const keys: readonly Case[] = [
  {
    name: "a custom fetch, in a client made while the module loads",
    run: async (fixture) => {
      place = fixture.baseUrl("pulse");
      await fixture.answerNext("pulse", { status: 200 });
      holds(await early.cancel("abc"), { state: "canceling" }, "the outcome");
      const asked: unknown[] = [];
      const pulse = pulseAt(fixture, {
        fetch: async (url, init) => {
          asked.push([url, init?.method, new Headers(init?.headers).get("x-api-key")]);
          return new Response('{"message":"by hand"}', { status: 200 });
        },
      });
      holds(await pulse.cancel("abc"), { state: "canceling", message: "by hand" }, "the outcome");
      same(
        asked,
        [[`${fixture.baseUrl("pulse")}/job/abc`, "DELETE", KEY]],
        "what the custom fetch was asked",
      );
    },
  },
  {
    name: "no key: it says which, also where there is no environment, or none that may be read",
    run: async (fixture) => {
      const pulse = createPulse({ baseUrl: fixture.baseUrl("pulse") });
      const error = await fails(() => pulse.cancel("abc"), { code: "missing-credentials", attempts: 0 });
      // Deno is started with the right to read the other variable only.
      const why =
        "Deno" in globalThis
          ? "PULSE_API_KEY may not be read; pass apiKey, or allow it"
          : "no API key; pass apiKey, or set PULSE_API_KEY";
      same(error.message, `pulse: ${why}. Nothing was sent.`, "the message");
      same((await fixture.seen()).requests, [], "requests");
    },
  },
  {
    name: "the key from the environment",
    run: async (fixture) => {
      if (environment()["TOPAZ_API_KEY"] !== KEY) throw new NotHere("it has no environment");
      await fixture.answerNext("topaz", { status: 204 });
      await calloff({ topaz: { baseUrl: fixture.baseUrl("topaz") } }).cancel(
        "topaz",
        "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21",
      );
      same((await fixture.seen()).requests[0]?.headers["x-api-key"], KEY, "the header");
    },
  },
  {
    name: "a key function, and a key that no header can hold",
    run: async (fixture) => {
      await fixture.answerNext("pulse", { status: 200 });
      await pulseAt(fixture, { apiKey: async () => ` ${KEY}\n` }).cancel("abc");
      same((await fixture.seen()).requests[0]?.headers["x-api-key"], KEY, "the header");
      for (const apiKey of [`${KEY}\nx: y`, `${KEY}ü`, `${KEY}\u0000`]) {
        const pulse = pulseAt(fixture, { apiKey });
        const error = await fails(() => pulse.cancel("abc"), { code: "invalid-credentials", attempts: 0 });
        same(placesOf(KEY, error), [], "places with the key");
      }
    },
  },
  {
    name: "keys are in no error and no event",
    run: async (fixture) => {
      const events: unknown[] = [];
      const listen = (event: unknown) => void events.push(event);
      const hooks = { onRequest: listen, onResponse: listen, onRetry: listen, onWarning: listen };
      const pulse = pulseAt(fixture, { hooks, retries: 1 });
      const body = { error: `the key ${KEY} is not known`, [KEY]: [`${KEY}`] };
      await fixture.answerNext("pulse", { status: 401, body, headers: { "x-request-id": KEY } });
      const errors = [await fails(() => pulse.cancel("abc"), { code: "unauthorized" })];
      await fixture.breakAll();
      errors.push(await fails(() => pulse.cancel("abc"), { code: "network", attempts: 2 }));
      await fixture.clear();
      await fixture.answerNext("pulse", { status: 200, spoil: "hang" });
      errors.push(await fails(() => pulse.cancel("abc", { timeout: 300 }), { code: "timeout" }));
      const careless = async (url: unknown, init: unknown) => {
        throw Object.assign(new Error(`could not send ${JSON.stringify(init)} with ${KEY}`), {
          url,
          init,
          KEY,
        });
      };
      errors.push(
        await fails(() => pulseAt(fixture, { retries: 0, fetch: careless }).cancel("abc"), {
          code: "network",
        }),
      );
      for (const error of errors) same(placesOf(KEY, error), [], `places with the key (${error.code})`);
      same(placesOf(KEY, events), [], "places in events");
      same(events.length > 4, true, "there are events");
    },
  },
];
