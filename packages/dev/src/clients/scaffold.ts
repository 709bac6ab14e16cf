import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { type ProviderModel, readProviderFacts } from "@calloff/codegen/internal";
import { ownManifest } from "../own-manifest.ts";
import { importOf, specsOf, type Workspace } from "../workspace/workspace.ts";
import type { GeneratedClient } from "./generate-client.ts";
import { renderReadme } from "./package/render-readme.ts";
import { renderTests } from "./package/render-tests.ts";

/**
 * What a new package holds besides `src/`, by path in the package. Written once; from then on it is whoever's who edits it.
 *
 * @param specs the vendor's folder, where it is not the one of the workspace
 * @throws UserError when the vendor's folder, or the workspace's template, cannot be read
 */
export async function scaffoldPackage(
  workspace: Workspace,
  { provider, model, document }: GeneratedClient,
  specs: string = specsOf(workspace, provider),
): Promise<Map<string, string>> {
  const facts = await readProviderFacts(model, specs);
  const name = importOf(workspace, provider);
  return new Map([
    ...(await filesOfTemplate(workspace, model)),
    ["README.md", renderReadme(model, document, { facts, name })],
    ...renderTests(model, document, facts),
  ]);
}

/** The files that every new package begins with, with what is the provider's own in place of `{{…}}`. */
export async function filesOfTemplate(
  workspace: Workspace,
  model: ProviderModel,
): Promise<[string, string][]> {
  const { root, template } = workspace;
  const values: Readonly<Record<string, string>> = {
    package: importOf(workspace, model.name),
    vendor: model.name,
    folder: posix.join(workspace.clients, model.name),
    description: describe(model),
  };
  const files = template === undefined ? plainPackage() : await readFolder(join(root, template));
  return files.map(([path, text]) => [
    path,
    text.replaceAll(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole),
  ]);
}

async function readFolder(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(
      async (path): Promise<[string, string]> => [posix.relative(folder, path), await readFile(path, "utf8")],
    ),
  );
}

function describe({ identifier, jobs }: ProviderModel): string {
  return jobs.length === 0
    ? `Typed client for ${identifier}.`
    : `Typed client for ${identifier}. Its cancel returns the same outcomes as every Calloff client.`;
}

/** A package that TypeScript builds and Vitest tests, where the workspace has no template of its own. */
function plainPackage(): [string, string][] {
  const { dependencies, peerDependencies } = ownManifest;
  const manifest = {
    name: "{{package}}",
    version: "0.0.0",
    description: "{{description}}",
    type: "module",
    sideEffects: false,
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./openapi.json": "./dist/openapi.json",
    },
    files: ["dist"],
    scripts: {
      build: "tsc && node -e \"fs.cpSync('src/openapi.json', 'dist/openapi.json')\"",
      test: "vitest run",
    },
    dependencies: { "@calloff/runtime": dependencies["@calloff/runtime"] },
    devDependencies: {
      "@calloff/contract": peerDependencies["@calloff/contract"],
      "@calloff/mock": peerDependencies["@calloff/mock"],
      typescript: "^5.9.0",
      vitest: "^4.0.0",
    },
  };
  const tsconfig = {
    compilerOptions: {
      target: "es2023",
      lib: ["es2023", "dom", "dom.iterable", "esnext.disposable"],
      module: "nodenext",
      rootDir: "src",
      outDir: "dist",
      declaration: true,
      strict: true,
      types: [],
    },
    include: ["src"],
  };
  return [
    ["package.json", json(manifest)],
    ["tsconfig.json", json(tsconfig)],
  ];
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
