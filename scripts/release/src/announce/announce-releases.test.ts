import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { announceReleases } from "./announce-releases.ts";

/** Keeps what it was asked for, and knows of one release. */
const GH = `#!/usr/bin/env node
const args = process.argv.slice(2);
require("node:fs").appendFileSync(__dirname + "/calls", JSON.stringify(args) + "\\n");
process.exit(args[1] === "create" || args[2] === "@calloff/core@1.0.0" ? 0 : 1);
`;

/** A repository with these versions of packages, and the calls of gh for it. */
function repository(versions: Readonly<Record<string, string>>) {
  const root = temporaryFolder("announce");
  for (const [name, version] of Object.entries(versions)) {
    const folder = join(root, "packages", name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: `@calloff/${name}`, version }));
    writeFileSync(join(folder, "CHANGELOG.md"), `# ${name}\n\n## ${version}\n\n- News of ${name}.\n`);
  }
  const bin = join(root, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "gh"), GH);
  chmodSync(join(bin, "gh"), 0o755);
  const read = (): string => (existsSync(join(bin, "calls")) ? readFileSync(join(bin, "calls"), "utf8") : "");
  return {
    root,
    env: { PATH: `${bin}${delimiter}${process.env["PATH"]}` },
    calls: () =>
      read()
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as string[]),
  };
}

test("announces each version that has no release page, with what its changelog says", async () => {
  const { root, env, calls } = repository({ core: "1.0.0", pulse: "1.1.0" });
  const announced = await announceReleases(root, { repository: "ann/jobs", commit: "c0ffee", env });
  expect(announced).toEqual(["@calloff/pulse@1.1.0"]);
  const tag = "@calloff/pulse@1.1.0";
  expect(calls()).toEqual([
    ["release", "view", "@calloff/core@1.0.0", "--repo", "ann/jobs"],
    ["release", "view", tag, "--repo", "ann/jobs"],
    [
      ...["release", "create", tag, "--target", "c0ffee", "--title", tag],
      ...["--notes", "- News of pulse.", "--repo", "ann/jobs"],
    ],
  ]);
});

test("announces nothing that is private", async () => {
  const { root, env, calls } = repository({ core: "1.0.0" });
  const manifest = { name: "@calloff/contract", version: "1.0.0", private: true };
  mkdirSync(join(root, "packages/contract"));
  writeFileSync(join(root, "packages/contract/package.json"), JSON.stringify(manifest));
  expect(await announceReleases(root, { repository: "ann/jobs", commit: "c0ffee", env })).toEqual([]);
  expect(calls()).toHaveLength(1);
});
