import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Place } from "../git.ts";
import { type GitHubStub, githubStub } from "../testing/github-stub.ts";
import { CONFIG } from "../testing/small-repository.ts";
import { findChangedDocuments } from "./documents.ts";
import { compareDocuments, lookAtProvider, refuseStoredToken } from "./look.ts";
import { readResult } from "./provider-result.ts";

let github: GitHubStub;
/** With git as a runner has it. */
let place: Place;
let folder: string;
beforeAll(async () => {
  github = await githubStub();
  place = { ...github.place, env: { ...github.place.env, GIT_CONFIG_GLOBAL: "/dev/null" } };
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "look-"));
  return () => rmSync(folder, { recursive: true });
});
afterAll(() => github[Symbol.asyncDispose]());

let printed = "";
/** Looks with a shell's function in place of the command, which is given what the command would be. */
const look = (script: string) => ({
  command: `drift() { ${script}; }; drift`,
  folder,
  print: (text: string): void => {
    printed = text;
  },
});
const report = (file: string): string => `echo '## Asks for a **minor** release' > ${file}`;
const result = () => readResult(folder, "acme");

test("gives the command what it needs, and keeps what it says", () => {
  lookAtProvider(place, "acme", look(`echo "$@"; echo ::warning::x >&2; ${report('"$7"')}; return 1`));
  expect(printed).toBe(
    `drift acme --write --format markdown --output ${join(folder, "acme/report.md")}\n::warning::x\n`,
  );
  expect(result()).toMatchObject({ outcome: "drift", verdict: "minor", patch: undefined });
});

test("makes a patch of what the command changes, and restores what was there before it", () => {
  github.write("README.md", "# Mine\n");
  github.write("mine.txt", "mine\n");
  const changes =
    "echo new > specs/acme/openapi.yaml; rm specs/acme/source.yaml; echo new > specs/acme/new.txt";
  lookAtProvider(place, "acme", look(changes));
  const patch = readFileSync(join(folder, "acme/changes.patch"), "utf8");
  expect(patch.match(/^diff --git .*/gm)).toEqual([
    "diff --git a/specs/acme/new.txt b/specs/acme/new.txt",
    "diff --git a/specs/acme/openapi.yaml b/specs/acme/openapi.yaml",
    "diff --git a/specs/acme/source.yaml b/specs/acme/source.yaml",
  ]);
  expect(github.git("status", "--porcelain")).toBe(" M README.md\n?? mine.txt\n");
  github.git("checkout", "--", ".");
  rmSync(join(github.place.cwd, "mine.txt"));
});

test("takes a command that is not there for a vendor that could not be told", () => {
  lookAtProvider(place, "acme", { ...look(""), command: "no-such-command" });
  expect(result()).toMatchObject({ outcome: "unknown", log: expect.stringContaining("no-such-command") });
});

test("hands no token to the command", () => {
  const env = { ...github.place.env, GH_TOKEN: "x", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "x", MINE: "kept" };
  lookAtProvider({ ...github.place, env }, "acme", look("env"));
  expect(printed).toContain("MINE=kept\n");
  expect(printed).not.toMatch(/TOKEN/);
});

test("refuses to begin where checkout has left a token, also in a file that settings include", () => {
  expect(() => refuseStoredToken(github.place)).not.toThrow();
  const file = join(folder, "credentials");
  github.git("config", "--file", file, "http.https://github.com/.extraheader", "AUTHORIZATION: basic eA==");
  github.git("config", "include.path", file);
  expect(() => refuseStoredToken(github.place)).toThrow("give it `persist-credentials: false`");
  github.git("config", "--unset", "include.path");
});

test("compares the two documents of a pull request, in their own formats", () => {
  rmSync(join(github.place.cwd, "specs/acme/openapi.yaml"));
  github.write("specs/acme/openapi.json", "{}\n");
  github.write("specs/zeta/openapi.yaml", "openapi: 3.1.0\n");
  github.git("add", "--all");
  github.git("commit", "--quiet", "--message", "To JSON");
  const [acme, zeta, ...more] = findChangedDocuments(github.place, ["HEAD^", "HEAD"], CONFIG);
  expect([acme?.provider, zeta, more]).toEqual([
    "acme",
    {
      provider: "zeta",
      before: undefined,
      after: expect.objectContaining({ path: "specs/zeta/openapi.yaml" }),
    },
    [],
  ]);
  if (acme === undefined || zeta === undefined) return;
  compareDocuments(github.place, acme, look(`cat "$3" "$4"; ${report('"$8"')}`));
  expect(printed).toBe("openapi: 3.1.0\n{}\n");
  expect(result()).toMatchObject({ outcome: "unchanged", verdict: "minor" });
  compareDocuments(github.place, zeta, look("echo not called"));
  expect(existsSync(join(folder, "zeta/status"))).toBe(false);
});
