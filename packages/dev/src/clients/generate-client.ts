import { generateProvider, type ProviderModel, readProviderModel } from "@calloff/codegen/internal";
import {
  applyProviderOverlay,
  type JsonObject,
  leftOutOperations,
  parseDocument,
  printWarnings,
  readRecordedDocument,
  type Warning,
} from "@calloff/openapi/internal";
import { specsOf, type Workspace } from "../workspace/workspace.ts";
import { generatedMark } from "./generated-mark.ts";
import { readDocumentUrl } from "./vendors.ts";

/** A vendor's client as it is generated, and what it was made from. */
export interface GeneratedClient {
  readonly provider: string;
  readonly model: ProviderModel;
  /** The effective document. */
  readonly document: JsonObject;
  /** What its folder holds, whole: content by file name. */
  readonly files: ReadonlyMap<string, string>;
  /** Operations of the vendor's document that the overlay leaves out, such as `POST /files`. */
  readonly leftOut: readonly string[];
  /** What is worth a look in the document, one line each. */
  readonly warnings: readonly string[];
}

/**
 * Generates a vendor's client. The same document gives the same bytes.
 *
 * @param specs the vendor's folder, where it is not the one of the workspace
 * @throws UserError when a file is missing, was edited, or the overlay does not fit
 */
export async function generateClient(
  workspace: Workspace,
  provider: string,
  specs: string = specsOf(workspace, provider),
): Promise<GeneratedClient> {
  // Nothing is made from a document that somebody has edited; what was vendored has been validated.
  const { text, path } = await readRecordedDocument(specs);
  const published = parseDocument(text, { file: path });
  const { document } = await applyProviderOverlay(published, specs);
  const leftOut = leftOutOperations(published.value, document);
  const warnings: Warning[] = [];
  const documentUrl = await readDocumentUrl(specs);
  const warn = (warning: Warning): void => void warnings.push(warning);
  const model = readProviderModel(provider, document, { documentUrl, warn });
  const mark = generatedMark(`${workspace.specs}/${provider}`);
  const files = await generateProvider(model, document, { mark });
  // A package publishes its document; an app has it in the folder of the documents.
  if (workspace.layout === "files") files.delete("openapi.json");
  return { provider, model, document, files, leftOut, warnings: printWarnings(warnings) };
}
