import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listSpecFolders } from "@calloff/openapi/internal";
import type { CancelableDescriptor } from "@calloff/runtime";
import { expect, test } from "vitest";
import { measureSize } from "./measure-size.ts";

/** Bytes of a whole program in one file, minified and compressed. */
const LIMITS = {
  /** One provider alone: `cancel`, `status` and the typed client. */
  provider: 12_000,
  /** One provider with core and `cancelAll`. */
  withCore: 16_000,
  /** What a vendor may bring besides: several kinds of job, ids of several parts, bodies, a status that is read first. */
  shapes: 1_800,
};

const root = join(import.meta.dirname, "../../..");
const names = await listSpecFolders(join(root, "specs"));
const providers = await Promise.all(names.map(inPackage));

/** What a provider's package exports to create it, and what its jobs need besides the usual. */
async function inPackage(name: string): Promise<readonly [name: string, create: string, besides: number]> {
  const file = join(root, "packages", name, "dist/index.js");
  const module = (await import(pathToFileURL(file).href)) as { descriptor: Partial<CancelableDescriptor> };
  const create = Object.keys(module).find((each) => /^create[A-Z]/.test(each)) ?? "";
  const { cancel, ...others } = module.descriptor;
  const isUsual = !("kinds" in others) && cancel?.place === undefined && cancel?.whenFinished === undefined;
  return [name, create, isUsual ? 0 : LIMITS.shapes];
}

test.each(providers)("%s alone is small enough, in one file", async (name, create, besides) => {
  const size = await measureSize(`import { ${create} } from "@calloff/${name}";
const { client, cancel } = ${create}();
await cancel("x");
await client.GET("/");`);
  expect(size).toBeLessThan(LIMITS.provider + besides);
});

test.each(providers)(
  "%s with core and cancelAll is small enough, in one file",
  async (name, create, besides) => {
    const size = await measureSize(`import { ${create} } from "@calloff/${name}";
import { createCalloff } from "@calloff/core";
const jobs = createCalloff({ "${name}": ${create}() });
await jobs.cancel("${name}:x");
for await (const result of jobs.cancelAll(["${name}:x"])) console.log(result);`);
    expect(size).toBeLessThan(LIMITS.withCore + besides);
  },
);
