import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "../document/parse-document.ts";
import { Failure } from "../failure.ts";
import { readSource } from "./read-source.ts";
import { sha256 } from "./sha256.ts";
import { readSourceRecord } from "./source-record.ts";
import { type DocumentFacts, validateDocument } from "./validate-document.ts";

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
 * Proves for every folder in `specsDir` that the document has the recorded length and sha256, and is valid.
 * They are all looked at, in the order of their names.
 *
 * @throws Failure when there is no such folder, or none in it: to have checked nothing is no proof
 */
export async function checkSpecs(specsDir: string): Promise<SpecCheck[]> {
  const entries = await readdir(specsDir, { withFileTypes: true }).catch(() => []);
  const providers = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  if (providers.length === 0) {
    throw new Failure("no vendored document found; npm run vendor -- --help tells how to add one.", {
      file: specsDir,
    });
  }
  const checks: SpecCheck[] = [];
  for (const provider of providers.sort()) checks.push(await checkSpec(provider, join(specsDir, provider)));
  return checks;
}

async function checkSpec(provider: string, dir: string): Promise<SpecCheck> {
  try {
    return { provider, ...(await checkFolder(dir)) };
  } catch (error) {
    if (error instanceof Failure) return { provider, problem: error.message };
    throw error;
  }
}

/** @throws Failure when the document in `dir`, such as `specs/pulse`, is not the recorded one, or not valid */
export async function checkFolder(dir: string): Promise<DocumentFacts & { file: string }> {
  const { document: recorded } = await readSourceRecord(join(dir, "source.yaml"));
  const { file } = recorded;
  const path = join(dir, file);
  const { bytes, text } = await readSource(path);
  const found = (await readdir(dir)).filter((name) => name.startsWith("openapi."));
  if (found.length > 1) {
    const others = found.filter((name) => name !== file).join(", ");
    throw new Failure(`there is ${others} too; a provider has one document, delete what is not it.`, {
      file: path,
    });
  }
  const actual = sha256(bytes);
  if (bytes.byteLength !== recorded.bytes || actual !== recorded.sha256) {
    throw new Failure(
      `is not what was vendored: ${bytes.byteLength} bytes with sha256 ${actual}, recorded ${recorded.bytes} with ${recorded.sha256}. Take it back from version control or vendor it again; corrections belong in overlay.yaml.`,
      { file: path },
    );
  }
  const facts = await validateDocument(parseDocument(text, { file: path }));
  if (facts.openapi !== recorded.openapi) {
    throw new Failure(`document.openapi is ${recorded.openapi}, but ${file} says ${facts.openapi}.`, {
      file: join(dir, "source.yaml"),
    });
  }
  return { file, ...facts };
}
