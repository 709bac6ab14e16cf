import { type JsonObject, UserError, type Warning } from "@calloff/openapi";
import { withOptionalHeaders } from "./constant-headers.ts";
import { openapiTypes } from "./openapi-types.ts";
import { type ProviderModel, readProviderModel } from "./provider-model.ts";
import { renderDescriptor } from "./render-descriptor.ts";
import { renderIndex } from "./render-index.ts";

/** Options of `generateClient`. */
export interface GenerateOptions {
  /** The URL that the document was read from. A server in it that is a relative URL is resolved against this one. */
  readonly documentUrl?: string | undefined;
  /** Called with each harmless mistake, and each choice that you may want to make differently. @default nothing */
  readonly warn?: ((warning: Warning) => void) | undefined;
}

/**
 * Generates a typed client from an effective document: a vendor's OpenAPI document, and what an overlay adds to it. The
 * document must be valid (`validateDocument` of `@calloff/openapi` tells); nothing is read, fetched or written. The
 * generated code imports `@calloff/runtime`.
 *
 * @param name the client's name in lower-case letters, digits and hyphens, a letter first; `acme` gives `createAcme`,
 *   unless `x-calloff-provider` in the document says otherwise
 * @param document the effective document; it is not changed
 * @returns the text of each file by its name: `index.ts`, `descriptor.ts`, `schema.ts` and `openapi.json`. The same
 *   document always gives the same text.
 * @throws UserError when the name cannot be used, or the document leaves open what a client has to know, such as the
 *   meaning of an answer to a cancel; its message says what the overlay has to add
 * @example
 * import { readEffectiveDocument } from "@calloff/openapi";
 *
 * const { document } = await readEffectiveDocument("vendors/acme");
 * for (const [file, text] of await generateClient("acme", document)) {
 *   await writeFile(`src/acme/${file}`, text);
 * }
 */
export async function generateClient(
  name: string,
  document: JsonObject,
  { documentUrl, warn = () => {} }: GenerateOptions = {},
): Promise<Map<string, string>> {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new UserError(
      `${JSON.stringify(name)} cannot name a client; use lower-case letters, digits and hyphens, a letter first.`,
    );
  }
  return generateProvider(readProviderModel(name, document, { documentUrl, warn }), document);
}

const MARK = "// Generated from an OpenAPI document. Edits are overwritten.\n";

/**
 * A client's folder, whole, by file name. The same document gives the same bytes.
 *
 * @param mark the first lines of each file
 */
export async function generateProvider(
  model: ProviderModel,
  document: JsonObject,
  mark: string = MARK,
): Promise<Map<string, string>> {
  const { name } = model;
  return new Map([
    ["descriptor.ts", `${mark}\n${renderDescriptor(model)}`],
    ["index.ts", `${mark}\n${renderIndex(model)}`],
    ["openapi.json", `${JSON.stringify(document, null, 2)}\n`],
    ["schema.ts", `${mark}\n${openapiTypes(withOptionalHeaders(document), name)}`],
  ]);
}
