import { readdir } from "node:fs/promises";
import { posix } from "node:path";
import type { JsonObject, JsonPath, JsonValue } from "../document/json.ts";
import type { ParsedDocument } from "../document/parse-document.ts";
import { untieParents } from "../document/untie-parents.ts";
import { readSourceRecord } from "../sources/source-record.ts";
import { UserError } from "../user-error.ts";
import { checkStandsAlone, refuseNewFeatures } from "../validation/validate-document.ts";
import { lowerTo31 } from "../versions/lower-to-3-1.ts";
import { applyTracked, type Locate } from "./apply-overlay.ts";
import { checkCertainty } from "./check-certainty.ts";
import { checkOperationOrigins } from "./operation-origins.ts";
import { Origins } from "./origins.ts";
import { readDocument, readOverlay } from "./read-overlay.ts";

/** A vendor's document with its overlay applied. A document of OpenAPI 3.2 is converted to an equivalent one of 3.1. */
export interface EffectiveDocument {
  /** The document itself. */
  readonly document: JsonObject;
  /**
   * Gives the line where the value at `path` was written, in the vendor's document or in the overlay; or that of its
   * nearest ancestor that exists.
   */
  readonly locate: Locate;
}

/**
 * Reads the effective document of a folder: its one `openapi.yaml` or `openapi.json`, changed by the `overlay.yaml`
 * beside it if there is one.
 *
 * @param specDir the folder, which is also its name in messages
 * @throws UserError when a file is missing or refused, or when the overlay does not fit the document
 * @example
 * const { document } = await readEffectiveDocument("vendors/acme");
 */
export async function readEffectiveDocument(specDir: string): Promise<EffectiveDocument> {
  const files = await findFiles(specDir);
  return applyTo(await readDocument(files.vendorPath), files);
}

/**
 * What `vendored` would be as the document of `specDir`: changed by the overlay that is there.
 *
 * @throws UserError when the overlay is refused, or does not fit the document
 */
export async function applyProviderOverlay(
  vendored: ParsedDocument,
  specDir: string,
): Promise<EffectiveDocument> {
  return applyTo(vendored, await findFiles(specDir));
}

async function applyTo(
  vendored: ParsedDocument,
  { overlayPath, sourcePath }: SpecFiles,
): Promise<EffectiveDocument> {
  refuseOurKeys(vendored.value, [], vendored.locate);
  const { overlay, locate } =
    overlayPath === undefined
      ? { overlay: { actions: [] }, locate: vendored.locate }
      : await readOverlay(overlayPath);
  const source = sourcePath === undefined ? undefined : await readSourceRecord(sourcePath);
  checkCertainty(overlay, locate, { isWritten: source?.source.kind === "written" });
  const origins = new Origins();
  const document = applyTracked(vendored.value, overlay, locate, origins);
  const effective: EffectiveDocument = {
    document,
    locate(path) {
      const origin = origins.find(document, path);
      return origin.from === "overlay" ? locate(origin.path) : vendored.locate(origin.path);
    },
  };
  refuseNewFeatures({ value: document, locate: effective.locate });
  lowerTo31(document);
  untieParents(document);
  checkOperationOrigins(document, origins, locate);
  // What an overlay adds has to arrive too, and must not be fetched.
  if (overlayPath !== undefined) checkStandsAlone({ value: document, locate: effective.locate });
  return effective;
}

interface SpecFiles {
  readonly vendorPath: string;
  readonly overlayPath: string | undefined;
  readonly sourcePath: string | undefined;
}

async function findFiles(specDir: string): Promise<SpecFiles> {
  const names = await readdir(specDir).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`cannot be read (${error.code ?? error.message}).`, { file: specDir });
  });
  const [vendor, second] = names.filter((name) => name === "openapi.yaml" || name === "openapi.json").sort();
  if (vendor === undefined) {
    throw new UserError("has no openapi.yaml and no openapi.json; vendor the document first.", {
      file: specDir,
    });
  }
  if (second !== undefined) {
    throw new UserError(`has both ${vendor} and ${second}; keep the one that is vendored.`, {
      file: specDir,
    });
  }
  const misnamed = names.find((name) => name === "overlay.yml" || name === "overlay.json");
  if (misnamed !== undefined) {
    throw new UserError("would not be applied; name it overlay.yaml.", {
      file: posix.join(specDir, misnamed),
    });
  }
  return {
    vendorPath: posix.join(specDir, vendor),
    overlayPath: names.includes("overlay.yaml") ? posix.join(specDir, "overlay.yaml") : undefined,
    sourcePath: names.includes("source.yaml") ? posix.join(specDir, "source.yaml") : undefined,
  };
}

/**
 * What an `x-calloff-*` key says is obeyed, down to which environment variable goes to the vendor as a
 * credential. So only an overlay, which a person reviewed, may say it; a vendor's document may not.
 */
function refuseOurKeys(value: JsonValue, path: JsonPath, locate: Locate): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const itemPath = [...path, key];
    if (!Array.isArray(value) && key.startsWith("x-calloff-")) {
      throw new UserError(
        `the vendor's document has ${key}, which only an overlay may say.`,
        locate(itemPath),
      );
    }
    refuseOurKeys(item, itemPath, locate);
  }
}
