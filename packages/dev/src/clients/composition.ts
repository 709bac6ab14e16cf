import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import { type ProviderFacts, readProviderFacts, readProviderModel } from "@calloff/codegen/internal";
import { literal, readEffectiveDocument } from "@calloff/openapi/internal";
import { type Placement, type Staging, stageFiles } from "../workspace/staging.ts";
import { clientsOf, specsOf, type Workspace } from "../workspace/workspace.ts";
import { findDifferences } from "./apply-plan.ts";
import { generatedMark } from "./generate-client.ts";
import { listProviders, readDocumentUrl } from "./vendors.ts";

/** A provider as the composition needs it. */
export interface ComposedProvider {
  readonly name: string;
  readonly identifier: string;
}

/** A module that creates a client of every provider, as TypeScript source. */
export function renderComposition(
  providers: readonly ComposedProvider[],
  { scope, mark }: { readonly scope: string; readonly mark: string },
): string {
  const sorted = [...providers].sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = (line: (provider: ComposedProvider) => string): string => sorted.map(line).join("\n");
  return `${mark}
${lines(({ name, identifier }) => `import { create${identifier}, type ${identifier}, type ${identifier}Options } from ${literal(`${scope}/${name}`)};`)}

/** Options for each provider, by its name. */
export interface ProvidersOptions {
${lines(
  ({ name, identifier }) => `  /** Options of {@link create${identifier}}. */
  readonly ${literal(name)}?: ${identifier}Options | undefined;`,
)}
}

/** Every provider, by its name. */
export interface Providers {
${lines(
  ({ name, identifier }) => `  /** The client of ${identifier}. */
  readonly ${literal(name)}: ${identifier};`,
)}
}

/**
 * Creates a client of each provider. Keys are read at each call, so a program needs only the keys of the vendors it uses.
 *
 * @throws CalloffError \`invalid-options\`
 */
export function createProviders(options: ProvidersOptions = {}): Providers {
  return {
${lines(({ name, identifier }) => `    ${literal(name)}: create${identifier}(options[${literal(name)}]),`)}
  };
}
`;
}

/**
 * The manifest of the composition: it depends on every provider and on none that is gone, and is else as it was.
 *
 * @param isPackage whether a name in the scope, without it, is a package that is no provider
 */
export function composeManifest(
  manifest: string,
  { scope, names }: { readonly scope: string; readonly names: readonly string[] },
  isPackage: (name: string) => boolean,
): string {
  const parsed = JSON.parse(manifest) as { dependencies: Record<string, string> };
  const others = Object.entries(parsed.dependencies).filter(
    ([name]) => !name.startsWith(`${scope}/`) || isPackage(name.slice(`${scope}/`.length)),
  );
  const providers = names.map((name) => [`${scope}/${name}`, "workspace:^"]);
  const dependencies = Object.fromEntries(
    [...others, ...providers].sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
  );
  return `${JSON.stringify({ ...parsed, dependencies }, null, 2)}\n`;
}

/** A provider that is about to be there, from another folder of documents, or about to be gone. */
export interface Upcoming {
  readonly provider: string;
  /** Undefined where it is about to be gone. */
  readonly specs: string | undefined;
}

/**
 * The generated files of the package that composes all clients, by path in it.
 *
 * @param folder the package's, below the root
 */
export async function planComposition(
  workspace: Workspace,
  folder: string,
  upcoming?: Upcoming,
): Promise<Map<string, string>> {
  const all = await listProviders(specsOf(workspace)).catch((): string[] => []);
  const others = all.filter((name) => name !== upcoming?.provider);
  const sources = new Map(others.map((name): [string, string] => [name, specsOf(workspace, name)]));
  if (upcoming?.specs !== undefined) sources.set(upcoming.provider, upcoming.specs);
  const composed: (ComposedProvider & { readonly facts: ProviderFacts })[] = [];
  for (const [name, specs] of [...sources].sort()) {
    const { document } = await readEffectiveDocument(specs);
    const model = readProviderModel(name, document, { documentUrl: await readDocumentUrl(specs) });
    composed.push({ name, identifier: model.identifier, facts: await readProviderFacts(model, specs) });
  }
  const { root, scope = "" } = workspace;
  const manifest = await readFile(posix.join(root, folder, "package.json"), "utf8");
  const names = composed.map(({ name }) => name);
  const isPackage = (name: string): boolean =>
    !all.includes(name) && name !== upcoming?.provider && existsSync(clientsOf(workspace, name));
  const mark = generatedMark(workspace.specs);
  return new Map([
    ["package.json", composeManifest(manifest, { scope, names }, isPackage)],
    [
      "src/cli/facts.ts",
      renderFacts(
        composed.map(({ facts }) => facts),
        mark,
      ),
    ],
    ["src/providers.ts", renderComposition(composed, { scope, mark })],
  ]);
}

/** Makes ready the files of the composition that change with a provider; none where the workspace has no composition. */
export async function stageComposition(
  workspace: Workspace,
  staging: Staging,
  upcoming: Upcoming,
): Promise<Placement[]> {
  const { root, composition } = workspace;
  if (composition === undefined) return [];
  const folder = posix.join(root, composition);
  const files = await planComposition(workspace, composition, upcoming);
  const changes = await findDifferences(new Map([[folder, { files, whole: false }]]));
  return stageFiles(
    staging,
    changes.map(({ path, after = "" }) => [path, after] as const),
  );
}

/** A module with what a command line tells about its providers, as TypeScript source. */
export function renderFacts(providers: readonly ProviderFacts[], mark: string): string {
  const sorted = [...providers].sort((a, b) => (a.name < b.name ? -1 : 1));
  const entries = sorted.map(({ name, document, answers, kinds }) => {
    const ofKinds = Object.entries(kinds ?? {}).map(
      ([kind, own]) => `      ${literal(kind)}: {\n${lines(own, "        ")}\n      },\n`,
    );
    return `  ${literal(name)}: {
    document: ${literal(document)},
    answers: {
${lines(answers, "      ")}
    },
${kinds === undefined ? "" : `    kinds: {\n${ofKinds.join("")}    },\n`}  },`;
  });
  return `${mark}
import type { ProviderFacts } from "./provider-facts.ts";

/** What the vendors' documents, and our overlays, say of themselves. */
export const FACTS: Readonly<Record<string, ProviderFacts>> = {
${entries.join("\n")}
};
`;
}

/** A line for each answer. */
function lines(answers: ProviderFacts["answers"], indent: string): string {
  return Object.entries(answers)
    .map(([status, answer]) => `${indent}${literal(status)}: ${literal(answer)},`)
    .join("\n");
}
