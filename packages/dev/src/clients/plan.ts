import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import {
  generateProvider,
  readProviderFacts,
  readProviderModel,
  renderFacts,
} from "@calloff/codegen/internal";
import {
  applyProviderOverlay,
  parseDocument,
  printWarnings,
  readEffectiveDocument,
  readRecordedDocument,
  UserError,
  type Warning,
} from "@calloff/openapi/internal";
import { composeManifest, renderComposition } from "./composition.ts";
import { scaffoldPackage } from "./scaffold.ts";
import { listProviders, readDocumentUrl } from "./vendors.ts";

/** Folders by their paths, as seen from where the root was named. */
export type Plan = ReadonlyMap<string, PlannedFolder>;

interface PlannedFolder {
  /** Content by path in the folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether the folder is to hold these files and no others. */
  readonly whole: boolean;
}

/** The name under which the composition of all providers is generated; no provider may have it. */
const COMPOSITION = "calloff";

/**
 * What `packages/` should hold.
 *
 * @param names providers, and `calloff` for the composition; all when empty
 * @param print is given a line for each thing in a document that is worth a look
 * @param root of the repository, if that is not the current folder
 */
export async function planFiles(
  names: readonly string[],
  print: (line: string) => void = () => {},
  root = "",
): Promise<Plan> {
  const all = await listProviders(posix.join(root, "specs"));
  const unknownName = names.find((name) => name !== COMPOSITION && !all.includes(name));
  if (unknownName !== undefined) {
    throw new UserError(`there is no specs/${unknownName}. Vendored are: ${all.join(", ")}.`);
  }
  const wanted = names.length === 0 ? [...all, COMPOSITION] : names;
  const plan = new Map<string, PlannedFolder>();
  for (const name of wanted) {
    if (name === COMPOSITION) await planComposition(all, plan, root);
    else await planProvider(name, plan, { print, root });
  }
  return plan;
}

async function planProvider(
  name: string,
  plan: Map<string, PlannedFolder>,
  { print, root }: { readonly print: (line: string) => void; readonly root: string },
): Promise<void> {
  const folder = posix.join(root, "packages", name);
  const specs = posix.join(root, "specs", name);
  // Nothing is made from a document that somebody has edited; what was vendored has been validated.
  const { text, path } = await readRecordedDocument(specs);
  const { document } = await applyProviderOverlay(parseDocument(text, { file: path }), specs);
  const warnings: Warning[] = [];
  const documentUrl = await readDocumentUrl(specs);
  const model = readProviderModel(name, document, { documentUrl, warn: (warning) => warnings.push(warning) });
  for (const line of printWarnings(warnings)) print(`specs/${name}: ${line}`);
  plan.set(posix.join(folder, "src"), { files: await generateProvider(model, document), whole: true });
  if (existsSync(posix.join(folder, "package.json"))) return;
  const facts = await readProviderFacts(model, posix.join(root, "specs"));
  plan.set(folder, { files: await scaffoldPackage(model, document, { facts, root }), whole: false });
}

async function planComposition(
  names: readonly string[],
  plan: Map<string, PlannedFolder>,
  root: string,
): Promise<void> {
  const providers = [];
  for (const name of names) {
    const specs = posix.join(root, "specs", name);
    const { document } = await readEffectiveDocument(specs);
    const model = readProviderModel(name, document, { documentUrl: await readDocumentUrl(specs) });
    // Nobody can say in `calloff()` where it is.
    if (model.baseUrl === undefined) continue;
    const facts = await readProviderFacts(model, posix.join(root, "specs"));
    providers.push({ name, identifier: model.identifier, facts });
  }
  const folder = posix.join(root, "packages", COMPOSITION);
  const manifest = await readFile(posix.join(folder, "package.json"), "utf8");
  const files = new Map([
    [
      "package.json",
      composeManifest(
        manifest,
        providers.map(({ name }) => name),
      ),
    ],
    ["src/cli/facts.ts", renderFacts(providers.map(({ facts }) => facts))],
    ["src/providers.ts", renderComposition(providers)],
  ]);
  plan.set(folder, { files, whole: false });
}
