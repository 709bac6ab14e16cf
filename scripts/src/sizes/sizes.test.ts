import { expect, test } from "vitest";
import { LIMITS, PROVIDERS } from "./limits.ts";
import { measureSize } from "./measure-size.ts";

/** A program that composes these and cancels one job. */
function programOf(names: readonly string[]): string {
  const imports = names.map((name) => `import { ${PROVIDERS[name]} } from "@calloff/${name}";`);
  const composed = names.map((name) => `${name}: ${PROVIDERS[name]}()`);
  return `${imports.join("\n")}
import { createCalloff } from "@calloff/core";
const jobs = createCalloff({ ${composed.join(", ")} });
await jobs.cancel("${names[0]}", "x");`;
}

const names = Object.keys(PROVIDERS);

test.each(names)(`%s with core is at most ${LIMITS.oneProvider} bytes`, async (name) => {
  const { initial, total } = await measureSize(programOf([name]));
  expect(initial).toBeLessThanOrEqual(LIMITS.oneProvider);
  // The typed client and cancelAll are there, and not at the start.
  expect(total).toBeGreaterThan(initial + 5_000);
});

test(`each further provider adds at most ${LIMITS.furtherProvider} bytes`, async () => {
  let before = (await measureSize(programOf(names.slice(0, 1)))).initial;
  for (let count = 2; count <= names.length; count += 1) {
    const { initial } = await measureSize(programOf(names.slice(0, count)));
    expect(initial - before, names[count - 1]).toBeLessThanOrEqual(LIMITS.furtherProvider);
    before = initial;
  }
});
