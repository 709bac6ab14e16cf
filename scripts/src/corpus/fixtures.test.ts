import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DocumentResult, isTested } from "./document-result.ts";
import { tryDocument } from "./try-document.ts";

let folder: string;

beforeAll(async () => {
  // Below this package, where what is generated finds the runtime.
  const cache = join("node_modules", ".cache");
  await mkdir(cache, { recursive: true });
  folder = await mkdtemp(join(cache, "corpus-fixtures-"));
});
afterAll(() => rm(folder, { recursive: true }));

// Operations are counted by hand in each file.
test.each([
  ["parameters", 3],
  ["bodies", 7],
  ["credentials", 10],
  ["shapes", 2],
  ["names", 2],
  ["files", 7],
])("%s are taken all the way, with %i operations tested", async (name, operations) => {
  const file = fileURLToPath(new URL(`fixtures/${name}.yaml`, import.meta.url));
  const own = join(folder, name);
  await mkdir(own);
  let result: Partial<DocumentResult> = {};
  await tryDocument({ name, from: "fixtures", file, folder: own, modules: "", peers: false }, (part) => {
    result = { ...result, ...part };
  });
  for (const step of [result.vendored, result.generated, result.compiled, result.contract]) {
    expect(step).toMatchObject({ ok: true });
  }
  const tried = result.contract?.operations ?? [];
  expect(tried.filter((operation) => !isTested(operation))).toEqual([]);
  expect([tried.length, result.operations]).toEqual([operations, operations]);
});
