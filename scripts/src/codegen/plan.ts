import { readdir } from "node:fs/promises";
import { posix } from "node:path";
import { Failure } from "../failure.ts";
import { readEffectiveDocument } from "../overlay/effective-document.ts";
import { renderComposition } from "./composition.ts";
import { generateProvider } from "./generated-files.ts";
import { readProviderModel } from "./provider-model.ts";

/** Folders by their paths from the repository's root. */
export type Plan = ReadonlyMap<string, PlannedFolder>;

export interface PlannedFolder {
  /** Content by file name. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether the folder is to hold these files and no others. */
  readonly whole: boolean;
}

/** The name under which the composition of all providers is generated; no provider may have it. */
export const COMPOSITION = "calloff";

/** Names of the other packages, which no provider may take. */
const TAKEN = [COMPOSITION, "contract", "core", "mock", "runtime"];

/** The names of all vendored providers, sorted. */
export async function listProviders(specsDir = "specs"): Promise<string[]> {
  const entries = await readdir(specsDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const odd = names.find((name) => !/^[a-z][a-z0-9-]*$/.test(name));
  if (odd !== undefined) {
    throw new Failure(
      `specs/${odd}: a provider's name is lower-case letters, digits and hyphens; rename the folder.`,
    );
  }
  const taken = names.find((name) => TAKEN.includes(name));
  if (taken !== undefined)
    throw new Failure(`specs/${taken}: a provider cannot be called ${taken}; rename the folder.`);
  return names.sort();
}

/**
 * What `packages/` should hold.
 *
 * @param names providers, and `calloff` for the composition; all when empty
 */
export async function planFiles(names: readonly string[]): Promise<Plan> {
  const all = await listProviders();
  const stranger = names.find((name) => name !== COMPOSITION && !all.includes(name));
  if (stranger !== undefined) {
    throw new Failure(`there is no specs/${stranger}. Vendored are: ${all.join(", ")}.`);
  }
  const wanted = names.length === 0 ? [...all, COMPOSITION] : names;
  const plan = new Map<string, PlannedFolder>();
  for (const name of wanted) {
    const folder = name === COMPOSITION ? await planComposition(all) : await planProvider(name);
    plan.set(posix.join("packages", name, "src"), folder);
  }
  return plan;
}

async function planProvider(name: string): Promise<PlannedFolder> {
  const { document } = await readEffectiveDocument(posix.join("specs", name));
  return { files: await generateProvider(name, document), whole: true };
}

async function planComposition(names: readonly string[]): Promise<PlannedFolder> {
  const providers = [];
  for (const name of names) {
    const { document } = await readEffectiveDocument(posix.join("specs", name));
    const { identifier } = readProviderModel(name, document);
    providers.push({ name, identifier });
  }
  return { files: new Map([["providers.ts", renderComposition(providers)]]), whole: false };
}
