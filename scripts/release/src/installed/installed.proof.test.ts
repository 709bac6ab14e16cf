import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readTables, type Tables } from "@calloff/contract/internal";
import { startMock } from "@calloff/mock";
import { listSpecFolders } from "@calloff/openapi/internal";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProgram } from "../run-program.ts";
import { publishedRelease } from "../testing/published-release.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { root } from "../testing/workspace-copy.ts";
import { COMPILATIONS, compile } from "./compile.ts";
import { APPS, installApps, installedIn, packageManagers } from "./install-apps.ts";

const { dependencies } = JSON.parse(await readFile(join(root, "packages/calloff/package.json"), "utf8"));
/** Those that `calloff` composes: not one whose address only its user knows. */
const PROVIDERS = (await listSpecFolders(join(root, "specs"))).filter(
  (name) => dependencies[`@calloff/${name}`] !== undefined,
);
/** By kind of job, where the vendor has several. */
interface VendorTables extends Tables {
  readonly kinds?: Readonly<Record<string, Tables>> | undefined;
}

/** What the vendors' pages say by hand: the packages' own tables. */
const TABLES = await Promise.all(
  PROVIDERS.map(async (name): Promise<[string, VendorTables]> => {
    return [name, await readTables(join(root, "packages", name, "test"))];
  }),
);
const CANCELABLE = TABLES.flatMap(([vendor, { kinds, ...own }]) =>
  Object.entries(kinds ?? { "": own }).flatMap(([kind, { request, moments }]) => {
    const name = kind === "" ? vendor : `${vendor}.${kind}`;
    return request && moments ? [{ vendor, name, id: request.id, initial: moments.initial }] : [];
  }),
);
const FETCH = ["openapi-fetch", "openapi-typescript-helpers"];
const ours = (...names: string[]): string[] => names.map((name) => `@calloff/${name}`);

/** All that may be in node_modules, ours and others'. */
const TREES: Readonly<Record<string, readonly string[]>> = {
  one: [...ours("pulse", "runtime"), ...FETCH],
  two: [...ours("core", "pulse", "runtime", "tensorpix"), ...FETCH],
  all: [
    ...ours("core", "runtime", ...PROVIDERS),
    ...FETCH,
    "@bomb.sh/tab",
    "calloff",
    "cli-progress",
    "commander",
    // What cli-progress measures its lines with.
    "ansi-regex",
    "emoji-regex",
    "is-fullwidth-code-point",
    "string-width",
    "strip-ansi",
  ],
};

/** What each application prints, by the vendors' pages. */
const PRINTED: Readonly<Record<string, { readonly mocks: readonly string[]; readonly lines: unknown }>> = {
  // With the first 2xx of each document.
  one: { mocks: ["pulse"], lines: ["canceling", 200, "invalid-job-id"] },
  two: {
    mocks: ["pulse", "tensorpix"],
    lines: ["canceling", "canceled", "canceling", "canceled", "pulse:a:b"],
  },
  all: {
    mocks: [...new Set(CANCELABLE.map(({ vendor }) => vendor))],
    lines: CANCELABLE.map(({ initial }) => initial.state),
  },
};

/** What is missing is named as such: its tests are skipped, none of them has passed. */
const managers = packageManagers.map((manager) => ({
  ...manager,
  title:
    manager.program === undefined
      ? `${manager.name}: not run, it is not there for this machine`
      : manager.name,
}));

const release = await publishedRelease();
const versions = new Map(release.packed.map(({ name, version }) => [name, version]));
const folder = temporaryFolder("apps");
const mocks = new Map<string, Awaited<ReturnType<typeof startMock>>>();

beforeAll(async () => {
  const from = join(root, "packages/calloff/package.json");
  for (const name of PROVIDERS) mocks.set(name, await startMock(name, { from }));
  for (const manager of packageManagers) {
    const { program } = manager;
    if (program === undefined) continue;
    const target = { env: release.registry.env, versions };
    await installApps(join(folder, manager.name), { ...manager, program }, target);
  }
});

afterAll(async () => {
  for (const mock of mocks.values()) await mock[Symbol.asyncDispose]();
});

test.each(COMPILATIONS)("compile with TypeScript %s, moduleResolution %s", async (...how) => {
  // The one that is then run.
  expect(await compile(folder, how, how.join() === "5.9,nodenext")).toEqual([]);
});

describe.each(managers)("installed by $title", ({ name, program, runtime }) => {
  const present = program !== undefined && runtime !== undefined;
  const apps = Object.keys(APPS);

  test.runIf(present).each(apps)("%s: no other vendor's package, and nothing that is not needed", (app) => {
    expect(installedIn(join(folder, name, app))).toEqual([...(TREES[app] ?? [])].sort());
  });

  test.runIf(present).each(apps)("%s: runs against mock servers", async (app) => {
    const { mocks: names = [], lines } = PRINTED[app] ?? {};
    const urls = names.map((mock) => mocks.get(mock)?.url ?? "");
    const jobs = CANCELABLE.map(({ vendor, name, id, initial: { status, body } }) => {
      const mock = mocks.get(vendor);
      if (app === "all") mock?.answerNext({ status, body });
      return { vendor, name, id, baseUrl: mock?.url };
    });
    const args = app === "all" ? [JSON.stringify(jobs)] : urls;
    const cwd = join(folder, name, app);
    const printed = await runProgram(runtime ?? "", [`${app}.js`, ...args], { cwd });
    expect(JSON.parse(printed)).toEqual(lines);
  });

  test.runIf(present)("all: its command is there", () => {
    const command = join(folder, name, "all/node_modules/.bin/calloff");
    const printed = execFileSync(command, ["explain", "tensorpix", "409"], { encoding: "utf8" });
    expect(printed).toContain("already-canceled");
  });
});
