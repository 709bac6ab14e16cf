import type { CalloffConfig } from "../calloff-config.ts";
import type { ProviderResult } from "../drift/provider-result.ts";

/** What looking at acme leaves behind where nothing has changed. */
export const UNCHANGED: ProviderResult = {
  provider: "acme",
  outcome: "unchanged",
  verdict: "none",
  report: "",
  log: "",
  patch: undefined,
};

/** A `source.yaml` with a digest that consists of one digit. */
export function sourceOf(digit: string, retrieved = "2026-11-22"): string {
  return `retrieved: "${retrieved}"\ndocument:\n  file: openapi.yaml\n  sha256: ${digit.repeat(64)}\n`;
}

/** The manifest of a package, as Biome formats it. */
export function manifestOf(
  name: string,
  version: string,
  scripts: Readonly<Record<string, string>> = {},
): string {
  return `${JSON.stringify({ name, version, scripts }, null, 2)}\n`;
}

/** What its `calloff.json` says. */
export const CONFIG: CalloffConfig = {
  specs: "specs",
  clients: "packages",
  layout: "packages",
  composition: "packages/calloff",
};

/** The content by path of a repository like this one, with a provider, acme, and one change that is to be released. */
export const SMALL_REPOSITORY: Readonly<Record<string, string>> = {
  ".changeset/README.md": "# Changesets\n",
  ".changeset/a-change.md": '---\n"@calloff/acme": minor\n---\n\nA change.\n',
  ".changeset/config.json": '{ "baseBranch": "main" }\n',
  ".github/SECURITY.md": "# Security\n\nTell us in private.\nAn answer comes within a week.\n",
  ".github/workflows/ci.yml": "name: ci\non: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
  // Has git keep quiet about submodules at these paths.
  ".gitmodules": `[submodule "one"]
	path = packages/acme/src/schema.ts
	ignore = all
[submodule "two"]
	path = packages/calloff/CHANGELOG.md
	ignore = all
`,
  "README.md": "# Calloff\n",
  "calloff.json": JSON.stringify(CONFIG),
  "package.json": manifestOf("calloff-workspace", "0.0.0"),
  "packages/acme/index.api.md": "## API\n",
  "packages/acme/package.json": manifestOf("@calloff/acme", "1.0.0", { test: "vitest run" }),
  "packages/acme/src/descriptor.ts": "export const acme = {};\n",
  "packages/acme/src/index.ts": 'export * from "./descriptor.ts";\n',
  "packages/acme/src/openapi.json": "{}\n",
  "packages/acme/src/schema.ts": "export interface paths {}\n",
  "packages/calloff/CHANGELOG.md": "# calloff\n\n## 1.0.0\n",
  "packages/calloff/index.api.md": "## API\n",
  "packages/calloff/package.json": manifestOf("calloff", "1.0.0"),
  "packages/calloff/src/cli/facts.ts": "export const FACTS = {};\n",
  "packages/calloff/src/providers.ts": "export {};\n",
  "scripts/run.mjs": "process.exit(0);\n",
  "specs/acme/openapi.yaml": "openapi: 3.1.0\n",
  "specs/acme/overlay.yaml": "overlay: 1.0.0\n",
  "specs/acme/source.yaml": sourceOf("0"),
};
