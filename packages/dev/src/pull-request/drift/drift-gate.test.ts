import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CalloffConfig } from "../calloff-config.ts";
import { applyThroughGate } from "../gate.ts";
import { ProgramError } from "../program.ts";
import { type GitHubStub, githubStub } from "../testing/github-stub.ts";
import { CONFIG, sourceOf } from "../testing/small-repository.ts";
import { driftGate } from "./drift-gate.ts";

let github: GitHubStub;
beforeAll(async () => {
  github = await githubStub();
});
afterAll(() => github[Symbol.asyncDispose]());

/** The paths that a patch of acme's drift has changed, once the gate has let it through. */
function passed(files: Readonly<Record<string, string>>, config: CalloffConfig = CONFIG): string[] {
  const patch = github.patch(() => github.writeAll(files));
  return applyThroughGate(github.place, "HEAD", patch, driftGate("acme", config)).changes.map(
    ({ path }) => path,
  );
}

// As measured on a real one, with a field that is new in a vendor's answer.
test("lets through all that drift writes", () => {
  const written = [
    ".changeset/drift-acme-f5121723.md",
    "README.md",
    "packages/acme/index.api.md",
    "packages/acme/src/openapi.json",
    "packages/acme/src/schema.ts",
    "packages/calloff/index.api.md",
    "packages/calloff/src/cli/facts.ts",
    "specs/acme/openapi.yaml",
    "specs/acme/source.yaml",
  ];
  expect(passed(Object.fromEntries(written.map((path) => [path, "new\n"])))).toEqual(written);
});

test.each([
  ".changeset/README.md",
  ".changeset/config.json",
  ".changeset/drift-other-11111111.md",
  ".gitattributes",
  ".github/workflows/new.yml",
  ".gitmodules",
  ".npmrc",
  ".pnpmfile.mjs",
  "package.json",
  "packages/acme/.npmrc",
  "packages/acme/package.json",
  "packages/acme/src/.github/workflows/new.yml",
  "packages/acme/src/index.test.ts",
  "packages/acme/src/package.json",
  "packages/acme/test/contract.test.ts",
  "packages/acme/turbo.json",
  "packages/acme/vitest.config.ts",
  "packages/calloff/package.json",
  "packages/calloff/src/index.ts",
  "packages/other/src/schema.ts",
  "pnpm-lock.yaml",
  "readme.md",
  "scripts/run.mjs",
  "specs/acme/overlay.yaml",
  "specs/other/openapi.yaml",
])("refuses a drift that touches %s", (path) => {
  expect(() => passed({ "specs/acme/source.yaml": sourceOf("1"), [path]: "text\n" })).toThrow(
    new ProgramError(
      `acme: the patch is refused and nothing is pushed: ${path}: this pull request has no reason to touch it. Look at the job that made it.`,
    ),
  );
});

test("refuses a provider whose name would mean more to a pattern than itself", () => {
  expect(() => driftGate("ac.e", CONFIG)).toThrow(new ProgramError("ac.e is not a provider's name."));
});

describe("in an app with folders of its own", () => {
  const config: CalloffConfig = {
    specs: "api/v1.0",
    clients: "src/vendors",
    layout: "files",
    composition: undefined,
  };
  const written = [
    "api/v1.0/acme/openapi.yaml",
    "api/v1.0/acme/source.yaml",
    "src/vendors/acme/descriptor.ts",
    "src/vendors/acme/index.ts",
    "src/vendors/acme/schema.ts",
  ];
  beforeAll(() => {
    for (const path of written) github.write(path, "old\n");
    github.git("add", "--all");
    github.git("commit", "--quiet", "--message", "An app");
  });

  test("lets through all that drift writes", () => {
    expect(passed(Object.fromEntries(written.map((path) => [path, "new\n"])), config)).toEqual(written);
  });

  test.each([
    ".changeset/drift-acme-f5121723.md",
    "README.md",
    "api/v1.0/acme/overlay.yaml",
    "api/v1x0/acme/openapi.yaml",
    "packages/acme/src/schema.ts",
    "packages/calloff/src/providers.ts",
    "specs/acme/source.yaml",
    "src/vendors/acme/index.test.ts",
    "src/vendors/acme/package.json",
    "src/vendors/acme/src/schema.ts",
    "src/vendors/other/schema.ts",
  ])("refuses a drift that touches %s", (path) => {
    expect(() => passed({ "api/v1.0/acme/source.yaml": "new\n", [path]: "text\n" }, config)).toThrow(
      `${path}: this pull request has no reason to touch it`,
    );
  });
});
