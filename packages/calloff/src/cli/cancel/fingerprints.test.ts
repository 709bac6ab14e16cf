import fc from "fast-check";
import { expect, test } from "vitest";
import { Fingerprints } from "./fingerprints.ts";

test("a text is new once", () => {
  const seen = new Fingerprints();
  expect([seen.add("pulse:a"), seen.add("pulse:b"), seen.add("pulse:a"), seen.add("")]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect(seen.size).toBe(3);
});

test("says of any texts what a Set says", () => {
  const property = fc.property(fc.array(fc.string({ maxLength: 2, unit: "binary" })), (texts) => {
    const [seen, set] = [new Fingerprints(), new Set<string>()];
    for (const text of texts) {
      expect(seen.add(text)).toBe(!set.has(text));
      set.add(text);
    }
    expect(seen.size).toBe(set.size);
  });
  fc.assert(property);
});

test("forgets none when it grows", () => {
  const seen = new Fingerprints();
  for (let id = 0; id < 10_000; id += 1) expect(seen.add(`pulse:${id}`)).toBe(true);
  for (let id = 0; id < 10_000; id += 1) expect(seen.add(`pulse:${id}`)).toBe(false);
  expect(seen.size).toBe(10_000);
});
