import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../user-error.ts";
import { readSource } from "./read-source.ts";
import { sha256 } from "./sha256.ts";
import { readSourceRecord } from "./source-record.ts";

/** A vendored document that is, to the byte, what source.yaml says. */
interface RecordedDocument {
  readonly file: string;
  readonly path: string;
  readonly text: string;
  /** The version of OpenAPI, as recorded. */
  readonly openapi: string;
}

/** @throws UserError when the document in the folder `dir` is not the only one, or not the recorded one */
export async function readRecordedDocument(dir: string): Promise<RecordedDocument> {
  const { document: recorded } = await readSourceRecord(join(dir, "source.yaml"));
  const { file } = recorded;
  const path = join(dir, file);
  const { bytes, text } = await readSource(path);
  const found = (await readdir(dir)).filter((name) => name.startsWith("openapi."));
  if (found.length > 1) {
    const others = found.filter((name) => name !== file).join(", ");
    throw new UserError(`there is ${others} too; a provider has one document, so delete the other.`, {
      file: path,
    });
  }
  const actual = sha256(bytes);
  if (bytes.byteLength !== recorded.bytes || actual !== recorded.sha256) {
    throw new UserError(
      `differs from the vendored bytes: ${bytes.byteLength} bytes with sha256 ${actual}, recorded ${recorded.bytes} with ${recorded.sha256}. Restore it from version control or vendor it again; corrections belong in overlay.yaml.`,
      { file: path },
    );
  }
  return { file, path, text, openapi: recorded.openapi };
}

/** The names of all folders in `specsDir`, sorted. @throws UserError when there are none */
export async function listSpecFolders(specsDir: string): Promise<string[]> {
  const entries = await readdir(specsDir, { withFileTypes: true }).catch(() => []);
  const providers = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  if (providers.length > 0) return providers.sort();
  // To have checked nothing is no proof.
  throw new UserError("no vendored document found; vendor one first.", { file: specsDir });
}
