import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";

const root = resolve(import.meta.dirname, "../../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

interface Workspace {
  readonly catalog: Readonly<Record<string, string>>;
  readonly allowBuilds: Readonly<Record<string, boolean>>;
  readonly minimumReleaseAge: number;
  readonly minimumReleaseAgeStrict: boolean;
  readonly minimumReleaseAgeExclude?: readonly string[];
  readonly blockExoticSubdeps: boolean;
}

const workspace = parse(read("pnpm-workspace.yaml")) as Workspace;

test("no package of others runs code when it is installed", () => {
  expect(Object.entries(workspace.allowBuilds).filter(([, allowed]) => allowed)).toEqual([]);
  // Those that would have: they must be named, or the installation stops.
  expect(Object.keys(workspace.allowBuilds).sort()).toEqual([
    "@scarf/scarf",
    "bun",
    "esbuild",
    "msgpackr-extract",
    "msw",
    "pnpm",
  ]);
});

test("what is installed is two days old at least, without exception, and from a registry", () => {
  expect(workspace.minimumReleaseAge).toBeGreaterThanOrEqual(2 * 24 * 60);
  expect(workspace.minimumReleaseAgeStrict).toBe(true);
  expect(workspace.minimumReleaseAgeExclude ?? []).toEqual([]);
  expect(workspace.blockExoticSubdeps).toBe(true);
});

test("every version is exact", () => {
  const loose = Object.entries(workspace.catalog).filter(
    ([, version]) => !/^(npm:\w+@)?\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
});

test("everything in the lock file has its hash, and comes from the registry that is configured", () => {
  const { packages } = parse(read("pnpm-lock.yaml")) as { packages: Record<string, { resolution: object }> };
  const found = Object.entries(packages).filter(
    ([, { resolution }]) => Object.keys(resolution).join() !== "integrity",
  );
  expect(found).toEqual([]);
});
