import { mkdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { generateProvider, readProviderModel } from "@calloff/codegen/internal";
import { vendorDocument } from "@calloff/dev/internal";
import { readDocument, readEffectiveDocument } from "@calloff/openapi/internal";
import { compileError } from "./compile.ts";
import type { ContractResult, DocumentResult, StepResult } from "./document-result.ts";
import { countOperations, type LibraryDocument, providerName } from "./library.ts";
import { tryHeyApi, tryOpenapiTypescript } from "./peers.ts";
import { tryContract } from "./try-contract.ts";

/** What is to be done with a document. */
export interface Assignment extends LibraryDocument {
  /** A folder that is nobody else's. */
  readonly folder: string;
  /** Where the run's own packages are installed. */
  readonly modules: string;
  readonly peers: boolean;
}

/** Takes a document all the way, and tells of each step when it is done. */
export async function tryDocument(
  assignment: Assignment,
  tell: (part: Partial<DocumentResult>) => void,
): Promise<void> {
  const { name, from, file, folder } = assignment;
  const { value: document } = await readDocument(file);
  tell({
    name,
    from,
    openapi: String(document["openapi"]),
    bytes: (await stat(file)).size,
    operations: countOperations(document),
  });
  await tryOurs(assignment, tell);
  if (!assignment.peers) return;
  const types = resolve(folder, "openapi-typescript");
  tell({ openapiTypescript: await timed(() => tryOpenapiTypescript(file, types), {}) });
  const sdk = resolve(folder, "hey-api");
  tell({ heyApi: await timed(() => tryHeyApi(file, sdk, assignment.modules), {}) });
}

async function tryOurs(
  { name, file, folder }: Assignment,
  tell: (part: Partial<DocumentResult>) => void,
): Promise<void> {
  const provider = providerName(name);
  const specs = join(folder, "specs");
  await mkdir(specs, { recursive: true });
  const vendored = await timed(async () => {
    const { warnings } = await vendorDocument({ provider, from: [{ from: file }] }, specs);
    tell({ warnings: warnings.length });
    return { ok: true };
  }, {});
  tell({ vendored });
  if (!vendored.ok) return;

  let files = new Map<string, string>();
  const generated = await timed(async () => {
    const { document } = await readEffectiveDocument(join(specs, provider));
    files = await generateProvider(readProviderModel(provider, document), document);
    return { ok: true };
  }, {});
  tell({ generated });
  if (!generated.ok) return;

  const places = new Map([...files].map(([path, text]) => [resolve(folder, "src", path), text]));
  const compiled = await timed(async () => {
    const why = compileError([resolve(folder, "src", "index.ts")], places, "ours");
    return why === undefined ? { ok: true } : { ok: false, why };
  }, {});
  tell({ compiled });
  const none: Pick<ContractResult, "operations"> = { operations: [] };
  tell({ contract: await timed(() => tryContract(provider, files, folder), none) });
}

/** @param otherwise what the result has beside the reason when the step throws */
async function timed<Result extends object>(
  step: () => Promise<Result & { readonly ok: boolean; readonly why?: string }>,
  otherwise: Result,
): Promise<Result & StepResult> {
  const before = performance.now();
  const seconds = (): number => Math.round((performance.now() - before) / 100) / 10;
  try {
    const result = await step();
    return { ...result, seconds: seconds() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...otherwise, ok: false, why: message.slice(0, 2000), seconds: seconds() };
  }
}
