import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readTables } from "./tables.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tables-"));
});
afterEach(() => rm(folder, { recursive: true }));

const row = { status: 202, page: "accepted", state: "canceling" };
const request = { id: "a", key: "k", method: "DELETE", url: "/jobs/a" };
const moments = { initial: row };
const state = { value: "up", means: "at work", body: {}, state: "running", final: false };
const exported = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .map(([name, value]) => `export const ${name}: unknown = ${JSON.stringify(value)};`)
    .join("\n");

test("of a vendor with one kind of job", async () => {
  await writeFile(join(folder, "answers.ts"), exported({ request, answers: [row], moments }));
  await writeFile(join(folder, "statuses.ts"), exported({ statuses: [state] }));
  expect(await readTables(folder)).toEqual({
    ...{ request, answers: [row], moments, statuses: [state] },
    kinds: undefined,
  });
});

test("of a vendor with several, some of which have no status", async () => {
  const kinds = { batch: { request, answers: [row], moments }, run: { request, answers: [], moments } };
  await writeFile(join(folder, "answers.ts"), exported({ kinds }));
  await writeFile(join(folder, "statuses.ts"), exported({ kinds: { run: { statuses: [state] } } }));
  const { kinds: read, ...own } = await readTables(folder);
  expect(read).toEqual({
    batch: { ...kinds.batch, statuses: undefined },
    run: { ...kinds.run, statuses: [state] },
  });
  expect(Object.values(own)).toEqual([undefined, undefined, undefined, undefined]);
});

test("are none where there are no files", async () => {
  expect(Object.values(await readTables(folder)).filter((table) => table !== undefined)).toEqual([]);
});
