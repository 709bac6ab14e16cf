import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listSpecFolders } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { measureSize } from "./measure-size.ts";

/** Bytes of a whole program in one file, minified and compressed. */
const LIMITS = {
  /** One provider alone: `cancel`, `status` and the typed client. */
  provider: 12_000,
  /** One provider with core and `cancelAll`. */
  withCore: 16_000,
};

const root = join(import.meta.dirname, "../../..");
const names = await listSpecFolders(join(root, "specs"));
const providers = await Promise.all(names.map(async (name) => [name, await createFunctionOf(name)] as const));

/** What a provider's package exports to create it. */
async function createFunctionOf(name: string): Promise<string> {
  const module: object = await import(pathToFileURL(join(root, "packages", name, "dist/index.js")).href);
  return Object.keys(module).find((each) => /^create[A-Z]/.test(each)) ?? "";
}

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
const jobs = createCalloff({ "${name}": ${create}() });
await jobs.cancel("${name}:x");
for await (const result of jobs.cancelAll(["${name}:x"])) console.log(result);`);
    expect(size).toBeLessThan(LIMITS.withCore);
  },
);
