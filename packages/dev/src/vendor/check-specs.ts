import { join } from "node:path";
import {
  applyProviderOverlay,
  type DocumentFacts,
  listSpecFolders,
  parseDocument,
  readRecordedDocument,
  UserError,
  validateDocument,
} from "@calloff/openapi/internal";

/** What became of one provider's document. Without `problem`, all is well and the other fields are there. */
export interface SpecCheck {
  readonly provider: string;
  readonly file?: string;
  /** The version of OpenAPI. */
  readonly openapi?: string;
  readonly operations?: number;
  /** One or more lines that say what is wrong, where, and what to do. */
  readonly problem?: string;
}

/**
 * Proves for every folder in `specsDir` that the document has the recorded length and sha256, and is valid, and that its
 * overlay fits it and says nothing with too little behind it.
 * They are all looked at, in the order of their names.
 *
 * @throws UserError when there is no such folder, or none in it: to have checked nothing is no proof
 */
export async function checkSpecs(specsDir: string): Promise<SpecCheck[]> {
  const checks: SpecCheck[] = [];
  for (const provider of await listSpecFolders(specsDir)) {
    checks.push(await checkSpec(provider, join(specsDir, provider)));
  }
  return checks;
}

async function checkSpec(provider: string, dir: string): Promise<SpecCheck> {
  try {
    return { provider, ...(await checkFolder(dir)) };
  } catch (error) {
    if (error instanceof UserError) return { provider, problem: error.message };
    throw error;
  }
}

/** @throws UserError when what is in `dir`, such as `specs/pulse`, is not as it must be */
async function checkFolder(dir: string): Promise<DocumentFacts & { file: string }> {
  const { file, path, text, openapi } = await readRecordedDocument(dir);
  const document = parseDocument(text, { file: path });
  const facts = await validateDocument(document);
  if (facts.openapi !== openapi) {
    throw new UserError(`document.openapi is ${openapi}, but ${file} says ${facts.openapi}.`, {
      file: join(dir, "source.yaml"),
    });
  }
  await applyProviderOverlay(document, dir);
  return { file, ...facts };
}
