import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { UserError } from "@calloff/openapi/internal";
import { Application, type TypeDocOptions } from "typedoc";
import type { PluginOptions } from "typedoc-plugin-markdown";
import { temporaryFolder } from "../temporary-folder.ts";
import { apiIndex, type EntryPoint } from "./api-index.ts";

/**
 * The reference of everything that users import, from its docstrings: a page for each entry point, by its path, and
 * one that lists them.
 *
 * @param vendors the vendors' packages, such as `@calloff/pulse`
 * @throws UserError when the sources cannot be read
 */
export async function apiPages(packages: string, vendors: ReadonlySet<string>): Promise<Map<string, string>> {
  const entries = await findEntryPoints(packages);
  await using temporary = await temporaryFolder("api");
  const { path: folder } = temporary;
  await renderReference(entries, folder);
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".md"));
  const pages = files.map(async (file) => {
    const text = await readFile(join(folder, file), "utf8");
    return [file.split(sep).join("/"), text] as const;
  });
  return new Map([...(await Promise.all(pages)), ["api/index.md", apiIndex(entries, vendors)]]);
}

/** What the packages' manifests export as code. */
async function findEntryPoints(packages: string): Promise<EntryPoint[]> {
  const folders = (await readdir(packages)).sort();
  const found = folders.map(async (folder) => {
    const manifest = await readManifest(join(packages, folder));
    const { name, description = "", private: isPrivate, exports = {} } = manifest;
    if (isPrivate === true) return [];
    return Object.keys(exports).flatMap((path) => {
      // Nobody should import it: no promise covers it.
      if (path === "./internal") return [];
      const source = join(packages, folder, "src", `${path === "." ? "index" : path.slice(2)}.ts`);
      return existsSync(source)
        ? [{ name: `${name}${path.slice(1)}`, package: name, description, source }]
        : [];
    });
  });
  return (await Promise.all(found)).flat();
}

interface Manifest {
  readonly name: string;
  readonly description?: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
}

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Manifest;
}

/** The entry points as a TypeScript project of their own. */
async function writeProject(entries: readonly EntryPoint[], folder: string): Promise<string> {
  const path = join(folder, "tsconfig.json");
  const project = {
    extends: resolve(".config", "tsconfig.json"),
    compilerOptions: {
      types: ["node"],
      typeRoots: [resolve("scripts", "node_modules", "@types")],
      // Packages import each other by name: what is described is their source, which needs no build.
      paths: Object.fromEntries(entries.map(({ name, source }) => [name, [resolve(source)]])),
      skipLibCheck: true,
    },
    files: entries.map(({ source }) => resolve(source)),
  };
  await writeFile(path, JSON.stringify(project));
  return path;
}

async function renderReference(entries: readonly EntryPoint[], folder: string): Promise<void> {
  const options: Partial<TypeDocOptions & PluginOptions> = {
    entryPoints: entries.map(({ source }) => source),
    plugin: ["typedoc-plugin-markdown"],
    tsconfig: await writeProject(entries, folder),
    // The type check is a check of its own.
    skipErrorChecking: true,
    outputs: [{ name: "markdown", path: join(folder, "api") }],
    readme: "none",
    name: "API",
    disableSources: true,
    sort: ["kind", "source-order"],
    // What one calls comes before the types that it takes and gives.
    groupOrder: ["Functions", "Variables", "Classes", "*"],
    excludeExternals: true,
    logLevel: "Error",
    outputFileStrategy: "modules",
    entryFileName: "index",
    excludeScopesInPaths: true,
    hideBreadcrumbs: true,
    hidePageHeader: true,
    parametersFormat: "table",
    interfacePropertiesFormat: "table",
    typeAliasPropertiesFormat: "table",
    useCodeBlocks: true,
    tableColumnSettings: { hideInherited: true, hideModifiers: true, hideOverrides: true, hideSources: true },
    useHTMLEncodedBrackets: true,
    sanitizeComments: true,
    // VitePress numbers headings of one name in another way: links lead to anchors of TypeDoc's own.
    useHTMLAnchors: true,
    anchorPrefix: "api-",
    pageTitleTemplates: { index: () => "API", module: ({ rawName }) => rawName },
  };
  const app = await Application.bootstrapWithPlugins(options);
  const project = await app.convert();
  if (project === undefined)
    throw new UserError("The sources of the API could not be read; npm test says why.");
  for (const reflection of project.children ?? []) {
    const { packageName, packagePath = "" } = project.getSymbolIdFromReflection(reflection) ?? {};
    const [, path] = /^src\/(.+)\.ts$/.exec(packagePath) ?? [];
    if (path !== undefined) reflection.name = path === "index" ? `${packageName}` : `${packageName}/${path}`;
  }
  await app.generateOutputs(project);
}
