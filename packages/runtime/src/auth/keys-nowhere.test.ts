import { inspect } from "node:util";
import { expect, test, vi } from "vitest";
import { CalloffError } from "../error.ts";
import { createAcme, json, KEY, never, type StubAnswer, stubFetch } from "../testing/stub-fetch.ts";

const echoing = Object.assign(
  new Error(`cannot send "Key ${KEY}"`, { cause: { headers: { "x-acme-key": KEY } } }),
  {
    options: { headers: { "x-acme-key": `Key ${KEY}` } },
  },
);

/** Every character by its number, as JSON allows. */
const escaped = Array.from(KEY, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

test.each<[string, StubAnswer]>([
  ["a fetch whose error holds the request", echoing],
  ["a vendor that repeats the key it refuses", json(401, { message: `invalid key ${KEY}` })],
  ["a vendor that repeats it in text", new Response(`no such key: ${KEY}`, { status: 500 })],
  ["a vendor that escapes it", new Response(`{"message":"${escaped}"}`, { status: 401 })],
  ["a vendor that escapes it in a name", new Response(`{"${escaped}":1}`, { status: 404 })],
  [
    "a vendor that repeats it in a header",
    new Response(null, { status: 204, headers: { "x-request-id": KEY } }),
  ],
  ["a timeout", never],
  ["an outcome", json(404, { message: `no job for ${KEY}` })],
])("the key is nowhere: %s", async (_, answer) => {
  const events: unknown[] = [];
  const note = (event: unknown): void => void events.push(event);
  const hooks = { onRequest: note, onResponse: note, onRetry: note, onWarning: note };
  const { fetch } = stubFetch(answer);
  const acme = createAcme({ fetch, hooks, retries: 0, timeout: 20 });
  const result = await acme.cancel("j1").catch((error: unknown) => error);
  const { stack = "", cause } = result as Error;
  for (const shown of [acme, result, cause, events]) {
    expect(
      inspect(shown, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
    ).not.toContain(KEY);
    expect(JSON.stringify(shown) ?? "").not.toContain(KEY);
  }
  expect(stack).not.toContain(KEY);
  expect(events.length).toBeGreaterThan(0);
});

test("a key that no header can hold is in no error", async () => {
  const fetch = vi.fn();
  const error = await createAcme({ apiKey: `${KEY}\nX: 1`, fetch })
    .cancel("j1")
    .catch((thrown: unknown) => thrown);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(KEY);
  expect(fetch).not.toHaveBeenCalled();
});

test.each([401, 404])("a key that JSON spells in another way is nowhere: %i", async (status) => {
  const apiKey = 'canary/9f8e"7d6c';
  const body = String.raw`{ "message": "no key canary\/9f8e\"7d6c", "tried": ["\u0063anary/9f8e\"7d6c"] }`;
  const { fetch } = stubFetch(new Response(body, { status }));
  const result = await createAcme({ apiKey, fetch, retries: 0 })
    .cancel("j1")
    .catch((error: unknown) => error);
  expect(result).toMatchObject({ body: { message: "no key [key]", tried: ["[key]"] } });
  expect(inspect(result, { depth: 9 })).not.toContain("9f8e");
});

const SPELLED = "Canary-KEY/+=9f8e7d&x";

test.each([
  ["percent-encoded", encodeURIComponent(SPELLED)],
  ["percent-encoded in lower case", encodeURIComponent(SPELLED).toLowerCase()],
  ["form-encoded", new URLSearchParams({ k: SPELLED }).toString().slice(2)],
  ["in another case", SPELLED.toUpperCase()],
  ["in Base64", Buffer.from(SPELLED).toString("base64")],
])("a key that the vendor repeats %s is nowhere", async (_, spelling) => {
  const bodies = [`bad key ${spelling}`, JSON.stringify({ message: `bad ${spelling}` }), `{"${spelling}":1}`];
  for (const status of [200, 401, 404, 500]) {
    for (const body of bodies) {
      const events: unknown[] = [];
      const note = (event: unknown): void => void events.push(event);
      const { fetch } = stubFetch(new Response(body, { status, headers: { "x-request-id": spelling } }));
      const acme = createAcme({
        apiKey: SPELLED,
        fetch,
        retries: 0,
        hooks: { onResponse: note, onWarning: note },
      });
      const result = await acme.cancel("j1").catch((error: unknown) => error);
      const shown = `${inspect(result, { depth: 9, showHidden: true })}${JSON.stringify([result, events])}`;
      expect(shown.toLowerCase()).not.toContain(spelling.toLowerCase());
    }
  }
});

test.each<[string, () => unknown]>([
  [
    "throws an error whose message cannot be read",
    () => {
      const error = new Error("m");
      Object.defineProperty(error, "message", {
        get() {
          throw new Error(KEY);
        },
      });
      throw error;
    },
  ],
  [
    "throws the key itself",
    () => {
      throw KEY;
    },
  ],
  [
    "throws a proxy that throws when it is looked at",
    () => {
      const hidden = (): never => {
        throw new Error(KEY);
      };
      throw new Proxy(new Error("m"), { getPrototypeOf: hidden, has: hidden, get: hidden });
    },
  ],
  ["gives something that is not a Response", () => ({ key: KEY })],
  ["gives nothing", () => undefined],
  [
    "gives a body that throws",
    () => ({
      status: 500,
      headers: new Headers(),
      body: {
        getReader: () => {
          throw new Error(KEY);
        },
      },
    }),
  ],
])("a fetch that %s ends in a CalloffError without the key", async (_, act) => {
  const fetch = (() => act()) as unknown as typeof globalThis.fetch;
  const error = await createAcme({ fetch, retries: 0 })
    .cancel("j1")
    .catch((thrown: unknown) => thrown);
  expect(CalloffError.is(error)).toBe(true);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(KEY);
});

test("a key of digits that the vendor repeats as a number is nowhere", async () => {
  const { fetch } = stubFetch(json(404, { tried: 123456789012 }));
  const result = await createAcme({ apiKey: "123456789012", fetch }).cancel("j1");
  expect(result).toMatchObject({ body: { tried: "[key]" } });
});
