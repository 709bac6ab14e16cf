import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "@calloff/test-support";
import { runInPage } from "./run-in-page.ts";
import { runInProcess } from "./run-in-process.ts";
import { runInWorker } from "./run-in-worker.ts";
import type { Runtime } from "./runtime.ts";

/** Where `npm run runtimes` installs them, each by a package that brings its binary. */
const FOLDER = join("scripts", "runtimes");

/** Before 2025 workers had no `process`; now they have, with an empty environment. */
const WORKERD_DATES = ["2024-01-01", "2026-11-01"];

/** No more rights than a program that asks vendors needs; of the environment one of the two keys. */
const DENO = ["run", "--no-prompt", "--allow-net", "--allow-env=TOPAZ_API_KEY"];

/** @param root the repository's */
export function listRuntimes(root: string): Runtime[] {
  const pins = readPins(root);
  const installed = (name: string, path: string) => ({
    pin: pins[name]?.replace(/^npm:.*@/, ""),
    program: existing(join(root, FOLDER, "node_modules", name, path)),
  });
  const workerd = installed("@cloudflare/workerd-linux-64", "bin/workerd");
  return [
    ...readNodeMajors(root).map((major): Runtime => {
      const { pin, program } = installed(`node${major}-linux-x64`, "bin/node");
      return {
        name: `Node ${major}`,
        pin,
        program: program ?? (process.versions.node.startsWith(`${major}.`) ? process.execPath : undefined),
        run: (path, material) => runInProcess(path, [], material),
      };
    }),
    {
      name: "Bun",
      ...installed("@oven/bun-linux-x64-baseline", "bin/bun"),
      run: (path, material) => runInProcess(path, ["run"], material),
    },
    {
      name: "Deno",
      ...installed("@deno/linux-x64-glibc", "deno"),
      run: (path, material) => runInProcess(path, DENO, material),
    },
    ...WORKERD_DATES.map(
      (date): Runtime => ({
        name: `workerd, compatibility date ${date}`,
        pin: workerd.pin,
        program: workerd.program,
        run: (path, material) => runInWorker(path, date, material),
      }),
    ),
    ...[true, false].map(
      (hasUsing): Runtime => ({
        name: hasUsing ? "Chromium" : "Chromium, without Symbol.asyncDispose",
        pin: undefined,
        program: findChromium(),
        run: (path, material) => runInPage(path, hasUsing, material),
      }),
    ),
  ];
}

/** Of the one table of Node's versions, which CI reads too; the oldest stands there to the patch. */
function readNodeMajors(root: string): string[] {
  const versions = readFileSync(join(root, ".config", "node-versions.json"), "utf8");
  return (JSON.parse(versions) as string[]).map((version) => version.replace(/\..*/, ""));
}

function readPins(root: string): Readonly<Record<string, string>> {
  const manifest = readFileSync(join(root, FOLDER, "package.json"), "utf8");
  return (JSON.parse(manifest) as { optionalDependencies: Record<string, string> }).optionalDependencies;
}

const existing = (path: string): string | undefined => (existsSync(path) ? path : undefined);
