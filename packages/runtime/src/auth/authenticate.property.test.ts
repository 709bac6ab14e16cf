import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CalloffError } from "../error.ts";
import { createAcme, type StubAnswer, stubFetch } from "../testing/stub-fetch.ts";

const { numRuns: RUNS = 100 } = fc.readConfigureGlobal();

/** Strings of all kinds, keys as vendors write them, and keys that were copied with something around them. */
const keys = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.nat(0xff).map((code) => String.fromCharCode(code)) }),
  fc.base64String({ minLength: 16 }),
  fc.tuple(fc.constantFrom(" ", "\n", "\t", "\r\n", "\u00a0"), fc.uuid()).map(([space, key]) => key + space),
  fc.tuple(fc.uuid(), fc.constantFrom("\n", "\r", "\0", "é", "\u2028")).map(([key, bad]) => key + bad + key),
);

async function attempt(
  apiKey: string,
  answer: StubAnswer,
): Promise<{ result: unknown; header: string | null }> {
  const { fetch, sent } = stubFetch(answer);
  const result = await createAcme({ apiKey, fetch, retries: 0 })
    .cancel("j1")
    .catch((error: unknown) => error);
  return { result, header: sent[0]?.headers.get("x-acme-key") ?? null };
}

/** All that a log could print of an error. */
function shown(error: unknown): string {
  const { stack = "", cause } = error as Error;
  const depth = Number.POSITIVE_INFINITY;
  return [JSON.stringify(error), stack, inspect(error, { depth, showHidden: true }), inspect(cause)].join(
    "\n",
  );
}

test("a key is refused, or received exactly, trimmed", async () => {
  let [refused, received] = [0, 0];
  const property = fc.asyncProperty(keys, async (key) => {
    const { result, header } = await attempt(key, new Response(null, { status: 204 }));
    if (header === null) {
      refused += 1;
      expect(CalloffError.is(result)).toBe(true);
      expect(["missing-credentials", "invalid-credentials"]).toContain((result as CalloffError).code);
      return;
    }
    received += 1;
    expect(header).toBe(`Key ${key.trim()}`);
    expect(result).toMatchObject({ state: "canceled" });
  });
  await fc.assert(property);
  expect(Math.min(refused, received)).toBeGreaterThan(RUNS / 20);
});

test("no error depends on the key that was sent, or refused", async () => {
  // Errors that are the same, letter for letter, for every key hold none.
  const usual = new Map<string, string>();
  const property = fc.asyncProperty(keys, async (key) => {
    const { result } = await attempt(key, new TypeError("fetch failed"));
    expect(CalloffError.is(result)).toBe(true);
    const { code } = result as CalloffError;
    const text = shown(result);
    expect(text).toBe(usual.get(code) ?? text);
    usual.set(code, text);
  });
  await fc.assert(property);
  expect([...usual.keys()].sort()).toEqual(["invalid-credentials", "missing-credentials", "network"]);
});

// What is looked for is compiled anew for each key: the proof's 10,000 of them take a minute.
const LONG = process.env["CALLOFF_PROOF"] === undefined ? {} : { timeout: 300_000 };

test("a key of four characters or more is in no error, though fetch and vendor repeat it", LONG, async () => {
  // No letter of it occurs in any message.
  const key = fc.string({ unit: fc.constantFrom(...'!"\\/+=~^|`$&<>'), minLength: 4 });
  const property = fc.asyncProperty(key, fc.constantFrom(200, 401, 404, 500), async (apiKey, status) => {
    const answers = [
      new Error(`cannot send ${apiKey}`, { cause: new Error(apiKey) }),
      new Response(JSON.stringify({ message: apiKey, [apiKey]: [apiKey] }), { status }),
      new Response(`no such key ${apiKey} `, { status }),
    ];
    const { fetch } = stubFetch(...answers);
    const acme = createAcme({ apiKey, fetch, retries: 0 });
    for (const _ of answers) {
      const result = await acme.cancel("j1").catch((error: unknown) => error);
      const { message = "", cause, body } = result as Partial<CalloffError>;
      const strings = [message, (cause as Error | undefined)?.message ?? "", ...stringsIn(body)];
      expect(strings.filter((text) => text.includes(apiKey))).toEqual([]);
    }
  });
  await fc.assert(property);
});

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [name, ...stringsIn(part)]);
}
