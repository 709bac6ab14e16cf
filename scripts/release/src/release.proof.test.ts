import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startMock } from "@calloff/mock";
import { expect, test } from "vitest";
import { compile } from "./installed/compile.ts";
import { makeApp } from "./installed/install-apps.ts";
import { readReleaseNotes } from "./release-notes.ts";
import { runProgram } from "./run-program.ts";
import { releaseChangesets } from "./testing/first-release.ts";
import { publishedRelease, publishLocally } from "./testing/published-release.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";
import { root } from "./testing/workspace-copy.ts";
import { publishedPackages } from "./workspace.ts";

const { workspace, registry, packed, published, tarballs } = await publishedRelease();
const names = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name).sort();

/** Milliseconds: releases of every package take half a minute where nothing else is done. */
const LONG = 120_000;

/** What nobody gets along with `calloff`. */
const FOR_DEVELOPMENT = [
  ...["codegen", "contract", "dev", "drift", "mock", "msw", "openapi"].map((name) => `@calloff/${name}`),
  "create-calloff",
];

/** Writes a changeset and releases it, as merging the version pull request does. */
async function release(changeset: string) {
  await writeFile(join(workspace, ".changeset/a-change.md"), changeset);
  const next = await releaseChangesets(workspace);
  return { ...next, published: await publishLocally(next.tarballs, registry) };
}

/** What npm installs of ours into a folder: its version, by its path in node_modules. */
async function install(cwd: string, ...specs: string[]): Promise<Record<string, string>> {
  await runProgram("npm", ["install", ...specs], { cwd, env: registry.env });
  const lock = await readFile(join(cwd, "package-lock.json"), "utf8");
  const { packages } = JSON.parse(lock) as { packages: Record<string, { version: string }> };
  const ours = Object.entries(packages).filter(([path]) => /\/(@calloff\/\w+|calloff)$/.test(path));
  return Object.fromEntries(ours.map(([path, { version }]) => [path.slice("node_modules/".length), version]));
}

const before = new Map(packed.map(({ name, version }) => [name, version]));
const versionOf = (name: string): string => before.get(name) ?? "";

/** The version so many minor releases later. */
function minors(name: string, count: number): string {
  const [major, minor] = versionOf(name).split(".").map(Number);
  return `${major}.${(minor ?? 0) + count}.0`;
}

/** What is told of the version that a package has now. */
function notesOf(name: string): string {
  const item = publishedPackages(workspace).find((each) => each.name === name);
  if (item === undefined) throw new Error(`${name} is not published.`);
  return readReleaseNotes(workspace, item);
}

const listed = (list: readonly { readonly name: string; readonly version: string }[]): string[] =>
  list.map(({ name, version }) => `${name} ${version}`);

test("the first release publishes everything, each package behind those it depends on", () => {
  const order = published.map(({ name }) => name);
  expect(names(published)).toEqual(names(packed));
  expect(order.indexOf("@calloff/runtime")).toBeLessThan(order.indexOf("@calloff/core"));
  expect(order.indexOf("@calloff/runtime")).toBeLessThan(order.indexOf("@calloff/topaz"));
  expect(order.indexOf("@calloff/core")).toBeLessThan(order.indexOf("calloff"));
  expect(order.indexOf("@calloff/topaz")).toBeLessThan(order.indexOf("calloff"));
});

test("a second run of the same publishes nothing", async () => {
  expect(await publishLocally(tarballs, registry)).toEqual([]);
});

test("a provider that alone has changed is released alone, and reaches those who have the others", async () => {
  const { published: now } = await release('---\n"@calloff/pulse": minor\n---\n\nJobs can be `expired`.\n');
  expect(listed(now)).toEqual([`@calloff/pulse ${minors("@calloff/pulse", 1)}`]);
  expect(notesOf("@calloff/pulse")).toBe("### Minor Changes\n\n- Jobs can be `expired`.");
  const installed = await install(makeApp(temporaryFolder("released"), "all"), "calloff");
  expect(installed).toEqual({
    ...Object.fromEntries([...before].filter(([name]) => !FOR_DEVELOPMENT.includes(name))),
    "@calloff/pulse": minors("@calloff/pulse", 1),
  });
});

test("a change of the mock's breaks nobody who only may use it", async () => {
  const { published: now } = await release('---\n"@calloff/mock": minor\n---\n\nAnswers can be late.\n');
  expect(listed(now)).toEqual([`@calloff/mock ${minors("@calloff/mock", 1)}`]);
});

test("an older provider works with a newer runtime, an older core and runtime with a newer provider", {
  timeout: LONG,
}, async () => {
  const dist = join(workspace, "packages/runtime/dist");
  await appendFile(join(dist, "index.js"), "export const later = true;\n");
  await appendFile(join(dist, "index.d.ts"), "export declare const later: boolean;\n");
  const runtime = '---\n"@calloff/runtime": minor\n---\n\nKnows of `later`.\n';
  expect(listed((await release(runtime)).published)).toEqual([
    `@calloff/runtime ${minors("@calloff/runtime", 1)}`,
  ]);
  const pulse = '---\n"@calloff/pulse": minor\n---\n\nUses `later`.\n';
  expect(listed((await release(pulse)).published)).toEqual([`@calloff/pulse ${minors("@calloff/pulse", 2)}`]);

  const folder = temporaryFolder("mixed");
  const at = (name: string, version = versionOf(name)): string => `${name}@${version}`;
  const older = makeApp(join(folder, "older-provider"), "mixed");
  expect(await install(older, at("@calloff/core"), at("@calloff/pulse"))).toEqual({
    "@calloff/core": versionOf("@calloff/core"),
    "@calloff/pulse": versionOf("@calloff/pulse"),
    "@calloff/runtime": minors("@calloff/runtime", 1),
  });
  // As a lock file keeps it that was made before the newer runtime.
  const newer = makeApp(join(folder, "newer-provider"), "mixed");
  const kept = [at("@calloff/core"), at("@calloff/runtime")];
  expect(await install(newer, ...kept, at("@calloff/pulse", minors("@calloff/pulse", 2)))).toEqual({
    "@calloff/core": versionOf("@calloff/core"),
    "@calloff/runtime": versionOf("@calloff/runtime"),
    "@calloff/pulse": minors("@calloff/pulse", 2),
    "@calloff/pulse/node_modules/@calloff/runtime": minors("@calloff/runtime", 1),
  });

  expect(await compile(folder, ["5.9", "nodenext"], true)).toEqual([]);
  await using mock = await startMock("pulse", { from: join(root, "packages/calloff/package.json") });
  for (const cwd of [older, newer]) {
    const printed = await runProgram(process.execPath, ["mixed.js", mock.url], { cwd });
    expect(JSON.parse(printed)).toEqual(["canceling", "invalid-job-id"]);
  }
});

test("what breaks the runtime is told in the changelog of each package that it came through to", {
  timeout: LONG,
}, async () => {
  const { packed: next, published: now } = await release(
    '---\n"@calloff/runtime": major\n---\n\n`retries` is gone.\n',
  );
  // All but those that do without it.
  expect(names(now)).toEqual(
    names(packed).filter((name) => !["@calloff/mock", "@calloff/openapi", "create-calloff"].includes(name)),
  );
  const version = next.find(({ name }) => name === "@calloff/runtime")?.version;
  expect(notesOf("@calloff/topaz")).toBe(
    `### Patch Changes\n\n- With \`@calloff/runtime\` ${version}: \`retries\` is gone.`,
  );
});
