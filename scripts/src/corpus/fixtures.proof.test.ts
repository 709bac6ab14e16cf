import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DocumentResult, isTested } from "./document-result.ts";
import { skipReasons } from "./reasons.ts";
import { tryDocument } from "./try-document.ts";

let folder: string;

beforeAll(async () => {
  // Below this package, where what is generated finds the runtime.
  const cache = join("node_modules", ".cache");
  await mkdir(cache, { recursive: true });
  folder = await mkdtemp(join(cache, "corpus-fixtures-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function take(name: string): Promise<Partial<DocumentResult>> {
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
  return result;
}

// Operations are counted by hand in each file.
test.each([
  ["parameters", 3],
  ["bodies", 8],
  ["credentials", 10],
  ["shapes", 2],
  ["names", 2],
  ["files", 7],
])("%s are taken all the way, with %i operations tested", async (name, operations) => {
  const result = await take(name);
  const tried = result.contract?.operations ?? [];
  expect(tried.filter((operation) => !isTested(operation))).toEqual([]);
  expect([tried.length, result.operations]).toEqual([operations, operations]);
});

test("what cannot be sent is skipped as the document's own fault, and all else is tested", async () => {
  const { contract } = await take("unsendable");
  const result = { name: "unsendable", from: "fixtures", openapi: "3.0.3", bytes: 0, operations: 2 };
  expect(skipReasons([{ ...result, ...(contract && { contract }) }])).toEqual([
    {
      fault: "a body of parts or fields whose schema is no object, so that nothing says what they are",
      whose: "document",
      operations: 1,
      example: "unsendable: POST /files",
    },
  ]);
  expect(contract?.operations.filter(isTested)).toMatchObject([{ operation: "GET /sound" }]);
});
