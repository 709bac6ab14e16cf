import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { printSourceRecord, printWarnings, recordOf } from "@calloff/openapi/internal";
import { applyDifferences, findDifferences } from "../codegen/apply-plan.ts";
import { planFiles } from "../codegen/plan.ts";
import { allOrNothing } from "../drift/apply/all-or-nothing.ts";
import { Interrupted } from "../interrupted.ts";
import { today } from "../vendor/vendor-document.ts";
import type { AddRequest } from "./add-arguments.ts";
import { addedChangeset } from "./added-changeset.ts";
import { type Answers, isNothingGiven } from "./answers/answers.ts";
import { resolveAnswers } from "./answers/resolve-answers.ts";
import type { CommandContext } from "./command-context.ts";
import { isPresent } from "./present-provider.ts";
import { type Proof, provePackage } from "./prove-package.ts";
import { type ReadSources, readSources } from "./read-sources.ts";
import { renderOverlay } from "./render-overlay.ts";
import { renderSummary } from "./summary/render-summary.ts";
import { commitChanges } from "./workspace/commit-changes.ts";
import { copyWorkspace } from "./workspace/copy-workspace.ts";
import { inWordsOfRoot } from "./workspace/in-words-of-root.ts";
import { openStagingArea } from "./workspace/open-staging-area.ts";
import { changedFiles } from "./workspace/shared-files.ts";
import { digestsOf, recordWritten } from "./workspace/written-files.ts";

/** What is to be written of a provider. */
interface NewProvider {
  readonly provider: string;
  readonly sources: ReadSources;
  readonly overlay: string;
}

/**
 * Vendors a document, makes a package of it, proves it in a copy of the workspace, and only then writes it.
 *
 * @throws UserError, and Interrupted; everything is then as it was
 */
export async function addProvider(request: AddRequest, context: CommandContext): Promise<void> {
  const { provider, given, yes } = request;
  const { root, print } = context;
  const sources = await readSources(request, context);
  const { published, address } = sources;
  const isKnown = existsSync(join(root, "specs", provider)) && isNothingGiven(given) && !yes;
  if (isKnown && (await isPresent(root, provider, published, undefined))) {
    print(`${provider} is there already, made from this document. Nothing was changed.\n`);
    return;
  }
  const questions = yes ? undefined : context.questions();
  const document = published.document.value;
  const answers = await resolveAnswers({ provider, document, address }, given, questions);
  const overlay = renderOverlay(document, answers);
  if (await isPresent(root, provider, published, overlay)) {
    print(`${provider} is there already, made from this document and these answers. Nothing was changed.\n`);
    return;
  }
  await write({ provider, sources, overlay }, { request, answers, context });
}

interface Asked {
  readonly request: AddRequest;
  readonly answers: Answers;
  readonly context: CommandContext;
}

async function write(added: NewProvider, { request, answers, context }: Asked): Promise<void> {
  const { provider, sources } = added;
  const { root, print } = context;
  let result: Written | undefined;
  try {
    await allOrNothing([], async (signal) => {
      await using bench = await openStagingArea(root);
      result = await makeAndPlace(added, { context, bench: bench.dir, signal });
    });
  } catch (error) {
    // Who interrupts when all is in its place already, is too late.
    if (!(error instanceof Interrupted) || result === undefined) throw error;
  }
  if (result === undefined) throw new Error(`${provider} was neither written nor refused`);
  print(await renderSummary({ request, answers, sources, root, ...result }));
}

interface Written {
  readonly proof: Proof;
  readonly warnings: readonly string[];
  readonly written: readonly string[];
}

async function makeAndPlace(
  added: NewProvider,
  { context, bench, signal }: { context: CommandContext; bench: string; signal: AbortSignal },
): Promise<Written> {
  const { provider } = added;
  const { root, note, prove = provePackage } = context;
  const stage = join(bench, "stage");
  try {
    note(`making ${provider} in a copy of the workspace`);
    await copyWorkspace(root, stage);
    const shared = changedFiles(root, stage);
    const warnings = await makeFiles(added, stage);
    const proof = await prove(provider, { root: stage, scratch: bench, signal, note });
    signal.throwIfAborted();
    const written = await place(provider, { root, stage, bench, shared });
    return { proof, warnings, written };
  } catch (error) {
    throw inWordsOfRoot(error, stage);
  }
}

/** Writes all that is the provider's into the copy. @returns what is worth a look in its document */
async function makeFiles({ provider, sources, overlay }: NewProvider, stage: string): Promise<string[]> {
  const { published } = sources;
  const record = recordOf(published, today());
  const specs = join(stage, "specs", provider);
  await mkdir(specs);
  await writeFile(join(specs, record.document.file), published.bytes);
  await writeFile(join(specs, "source.yaml"), printSourceRecord(record));
  await writeFile(join(specs, "overlay.yaml"), overlay);
  const warnings: string[] = [];
  const plan = await planFiles([provider, "calloff"], (line) => void warnings.push(line), stage);
  await applyDifferences(await findDifferences(plan));
  const changeset = await addedChangeset(stage, provider);
  await writeFile(join(stage, changeset.path), changeset.text);
  const fromDocument = printWarnings(published.warnings).map((line) => `specs/${provider}: ${line}`);
  return [...fromDocument, ...warnings];
}

interface Places {
  readonly root: string;
  readonly stage: string;
  readonly bench: string;
  readonly shared: ReturnType<typeof changedFiles>;
}

/** Takes over into the repository what was made and proved in its copy. @returns the paths */
async function place(provider: string, { root, stage, bench, shared }: Places): Promise<string[]> {
  const specs = posix.join("specs", provider);
  const folder = posix.join("packages", provider);
  for (const made of ["node_modules", "dist", ".turbo", "test-results.json"]) {
    await rm(join(stage, folder, made), { recursive: true, force: true });
  }
  const paths = [specs, folder, posix.join(".changeset", `add-${provider}.md`), ...(await shared.find())];
  const changes = paths.map((path) => ({ path, from: join(stage, path) }));
  await commitChanges(root, bench, changes);
  await recordWritten(root, provider, await digestsOf(root, [specs, folder]));
  return paths;
}
