import { expect, test } from "vitest";
import { LIMITS, PROVIDERS } from "./limits.ts";
import { measureSize } from "./measure-size.ts";

const providers = Object.entries(PROVIDERS);

test.each(providers)(`%s alone is under ${LIMITS.provider} bytes, in one file`, async (name, create) => {
  const size = await measureSize(`import { ${create} } from "@calloff/${name}";
const { client, cancel } = ${create}();
await cancel("x");
await client.GET("/");`);
  expect(size).toBeLessThan(LIMITS.provider);
});

test.each(providers)(
  `%s with core and cancelAll is under ${LIMITS.withCore} bytes, in one file`,
  async (name, create) => {
    const size = await measureSize(`import { ${create} } from "@calloff/${name}";
import { createCalloff } from "@calloff/core";
const jobs = createCalloff({ ${name}: ${create}() });
await jobs.cancel("${name}:x");
for await (const result of jobs.cancelAll(["${name}:x"])) console.log(result);`);
    expect(size).toBeLessThan(LIMITS.withCore);
  },
);
