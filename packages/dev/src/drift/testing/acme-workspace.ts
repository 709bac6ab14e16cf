import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { smallDocument } from "@calloff/codegen/internal";
import {
  isJsonObject,
  type JsonObject,
  printSourceRecord,
  type SourceRecord,
  sha256,
} from "@calloff/openapi/internal";
import { stringify } from "yaml";
import type { Workspace } from "../../workspace/workspace.ts";
import type { UpstreamDocument } from "../write-drift.ts";

/**
 * A repository of one provider, acme, and of calloff, which composes it; the current folder until it is disposed of. Its
 * own command writes what a build and an installation would, and fails where there is a file `fail`.
 */
export interface AcmeWorkspace extends Disposable {
  readonly workspace: Workspace;
  git(...args: string[]): string;
  /** Commits everything. */
  commit(): void;
  write(path: string, content: string | Uint8Array): void;
  read(path: string): string;
  /** Every file with its content. */
  tree(): Record<string, string>;
}

const AFTER = `const { existsSync, writeFileSync } = require("node:fs");
writeFileSync("README.md", "acme 2026-11-23\\n");
writeFileSync("new.md", "new\\n");
if (existsSync("fail")) {
  console.error("acme: its tests fail");
  process.exitCode = 1;
}
`;

export function acmeWorkspace(): AcmeWorkspace {
  const cwd = process.cwd();
  const root = mkdtempSync(join(tmpdir(), "acme-"));
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const { bytes, record } = upstream(vendored(), "2026-11-22");
  write("specs/acme/openapi.yaml", bytes);
  write("specs/acme/source.yaml", printSourceRecord(record));
  write("specs/acme/overlay.yaml", OVERLAY);
  for (const [name, dependencies] of [
    ["acme", {}],
    ["calloff", { "@calloff/acme": "workspace:^" }],
  ] as const) {
    const manifest = { name: name === "acme" ? "@calloff/acme" : name, dependencies };
    write(`packages/${name}/package.json`, JSON.stringify(manifest));
  }
  write("packages/acme/dist/index.js", "built from the older document");
  write("README.md", "acme 2026-11-22\n");
  write(".changeset/first-release.md", '---\n"@calloff/acme": minor\n---\n\nFirst.\n');
  write(".gitignore", "dist/\nfail\nnode_modules/\n*.patch\n");
  write("after.cjs", AFTER);
  process.chdir(root);
  const person = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com"];
  const git = (...args: string[]): string => execFileSync("git", [...person, ...args], { encoding: "utf8" });
  const commit = (): void => {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", "All");
  };
  git("init", "--quiet");
  commit();
  return {
    workspace: {
      root: ".",
      specs: "specs",
      clients: "packages",
      layout: "packages",
      scope: "@calloff",
      composition: "packages/calloff",
      after: "node after.cjs",
    },
    git,
    commit,
    read,
    write,
    tree() {
      const paths = readdirSync(root, { recursive: true }).map(String).sort();
      const files = paths
        .filter((path) => !/^(\.git|node_modules)\//.test(path))
        .filter((path) => statSync(join(root, path)).isFile());
      return Object.fromEntries(files.map((path) => [path, read(path)]));
    },
    [Symbol.dispose]() {
      process.chdir(cwd);
      rmSync(root, { recursive: true });
    },
  };
}

const OVERLAY = stringify({
  overlay: "1.0.0",
  info: { title: "What acme's document leaves out", version: "1.0.0" },
  actions: [
    {
      target: "$.info",
      description: "Its name.",
      "x-calloff-source": "the page",
      update: { "x-calloff-provider": { name: "Acme" } },
    },
    {
      target: "$.components.securitySchemes.key",
      description: "Its key.",
      "x-calloff-source": "the page",
      update: { "x-calloff-credential": { env: "ACME_KEY" } },
    },
    {
      target: "$.paths['/jobs/{id}'].delete",
      description: "Its cancel.",
      "x-calloff-source": "the page",
      update: { "x-calloff-job": { role: "cancel", id: "id", answers: { "200": "canceled" } } },
    },
  ],
});

/** The vendor's document. */
export function vendored(): JsonObject {
  return without(smallDocument()) as JsonObject;
}

/** What the overlay adds is not in the vendor's document. */
function without(value: JsonObject[string]): JsonObject[string] {
  if (Array.isArray(value)) return value.map(without);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => !key.startsWith("x-calloff-"));
  return Object.fromEntries(entries.map(([key, item]) => [key, without(item)]));
}

/** The same with other answers to a cancel besides its own. */
export function changed(responses: JsonObject): JsonObject {
  const document = vendored() as {
    paths: Record<string, { delete: { responses: JsonObject } }>;
  } & JsonObject;
  Object.assign(document.paths["/jobs/{id}"]?.delete.responses ?? {}, responses);
  return document;
}

export function upstream(
  document: JsonObject,
  retrieved: string,
  format: "yaml" | "json" = "yaml",
): UpstreamDocument {
  const bytes = Buffer.from(format === "yaml" ? stringify(document) : JSON.stringify(document));
  const file = `openapi.${format}`;
  const record: SourceRecord = {
    retrieved,
    document: { file, openapi: "3.1.0", sha256: sha256(bytes), bytes: bytes.byteLength },
    source: { kind: "document", url: "https://docs.acme.example/openapi" },
  };
  return { bytes, record };
}
