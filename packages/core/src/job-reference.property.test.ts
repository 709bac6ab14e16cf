import { createCancelableProvider } from "@calloff/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createCalloff } from "./create-calloff.ts";
import { formatReference, splitReference } from "./job-reference.ts";
import { ID_OF } from "./testing/acme.ts";

const { numRuns: RUNS = 100 } = fc.readConfigureGlobal();

const names = fc.string({ minLength: 1 }).filter((name) => !name.includes(":"));

/** Strings of all kinds, above all those in which colons, white space or digits stand. */
const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  // Code units, so halves of surrogate pairs too.
  fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
  fc.string({ unit: fc.constantFrom(":", " ", "\t", "\n", "\u00a0", "\u2028", "0", "e", "%", "/", ".") }),
  fc.bigInt({ min: 0n, max: 2n ** 128n }).map(String),
  fc.uuid(),
);

const composed = (kind: "string" | "integer") =>
  createCancelableProvider<string, object, string | number, never>({
    name: kind,
    baseUrl: "https://api.acme.example",
    cancel: { method: "DELETE", path: "/job/{id}", id: ID_OF[kind], answers: {} },
  });
const jobs = createCalloff({ text: composed("string"), number: composed("integer") });

test("any provider's name and any text come back from a reference as they were", () => {
  const property = fc.property(names, texts, (provider, id) => {
    expect(splitReference(formatReference({ provider, id }))).toEqual({ provider, id });
  });
  fc.assert(property);
});

test("so does an integer, with its type where the vendor's document gives it one", () => {
  const property = fc.property(fc.maxSafeNat(), (id) => {
    const text = formatReference({ provider: "number", id });
    expect(splitReference(text)).toEqual({ provider: "number", id: String(id) });
    expect(jobs.parseReference(text)).toEqual({ provider: "number", id });
  });
  fc.assert(property);
});

test("a reference that is parsed is printed as it was, or refused with a reason", () => {
  let refused = 0;
  const property = fc.property(fc.constantFrom("text", "number"), texts, (provider, id) => {
    const text = `${provider}:${id}`;
    try {
      expect(formatReference(jobs.parseReference(text))).toBe(text);
    } catch (error) {
      refused += 1;
      expect(error).toMatchObject({ code: "invalid-job-id" });
    }
  });
  fc.assert(property);
  // An id of any other kind than the vendor's is refused, and so is not printed as another's.
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThan(RUNS * 0.9);
});
