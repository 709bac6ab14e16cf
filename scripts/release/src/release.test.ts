import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runProgram } from "./run-program.ts";
import { releaseChangesets } from "./testing/first-release.ts";
import { publishedRelease, publishLocally } from "./testing/published-release.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const { workspace, registry, packed, published, tarballs } = await publishedRelease();
const names = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name).sort();

/** Writes a changeset and releases it, as merging the version pull request does. */
async function release(changeset: string) {
  await writeFile(join(workspace, ".changeset/a-change.md"), changeset);
  const next = await releaseChangesets(workspace);
  return { ...next, published: await publishLocally(next.tarballs, registry) };
}

/** What npm installs of ours in an empty folder, by name. */
async function install(...specs: string[]): Promise<Record<string, string>> {
  const cwd = temporaryFolder("install");
  await writeFile(join(cwd, "package.json"), '{ "type": "module" }');
  const { env } = registry;
  await runProgram("npm", ["install", ...specs], { cwd, env });
  const lock = await readFile(join(cwd, "package-lock.json"), "utf8");
  const { packages } = JSON.parse(lock) as { packages: Record<string, { version: string }> };
  const ours = Object.entries(packages).filter(([path]) =>
    /^node_modules\/(@calloff\/\w+|calloff)$/.test(path),
  );
  return Object.fromEntries(ours.map(([path, { version }]) => [path.slice("node_modules/".length), version]));
}

test("the first release publishes everything, each package behind those it depends on", () => {
  expect(names(published)).toEqual(names(packed));
  const order = published.map(({ name }) => name);
  expect(order.indexOf("@calloff/runtime")).toBeLessThan(order.indexOf("@calloff/core"));
  expect(order.at(order.length - 1)).not.toBe("@calloff/runtime");
  expect(order.indexOf("@calloff/core")).toBeLessThan(order.indexOf("calloff"));
  expect(order.indexOf("@calloff/topaz")).toBeLessThan(order.indexOf("calloff"));
});

test("a second run of the same publishes nothing", async () => {
  expect(await publishLocally(tarballs, registry)).toEqual([]);
});

test("a provider that alone has changed is released alone, and reaches those who have the others", async () => {
  const { packed: next, published: now } = await release(
    '---\n"@calloff/pulse": minor\n---\n\nJobs can be `expired`.\n',
  );
  expect(now.map(({ name, version, notes }) => [name, version, notes])).toEqual([
    ["@calloff/pulse", "1.1.0", "### Minor Changes\n\n- Jobs can be `expired`."],
  ]);
  expect(await publishLocally(tarballs, registry)).toEqual([]);
  expect(next.find(({ name }) => name === "calloff")?.version).toBe("1.0.0");
  const { calloff, "@calloff/pulse": pulse, "@calloff/topaz": topaz } = await install("calloff");
  expect([calloff, pulse, topaz]).toEqual(["1.0.0", "1.1.0", "1.0.0"]);
});

test("a change of the mock's breaks nobody who only may use it", async () => {
  const { published: now } = await release('---\n"@calloff/mock": minor\n---\n\nAnswers can be late.\n');
  expect(now.map(({ name, version }) => `${name} ${version}`)).toEqual(["@calloff/mock 1.1.0"]);
});

test("what breaks the runtime is told in the changelog of each package that it came through to", async () => {
  const { published: now } = await release('---\n"@calloff/runtime": major\n---\n\n`retries` is gone.\n');
  // All but the mock, which does without it.
  expect(names(now)).toEqual(names(packed).filter((name) => name !== "@calloff/mock"));
  const topaz = now.find(({ name }) => name === "@calloff/topaz");
  expect([topaz?.version, topaz?.notes]).toEqual([
    "1.0.1",
    "### Patch Changes\n\n- With `@calloff/runtime` 2.0.0: `retries` is gone.",
  ]);
});
