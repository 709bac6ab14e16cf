import type { JsonObject } from "@calloff/openapi/internal";
import { withOptionalHeaders } from "./constant-headers.ts";
import { openapiTypes } from "./openapi-types.ts";
import type { ProviderModel } from "./provider-model.ts";
import { renderDescriptor } from "./render-descriptor.ts";
import { renderIndex } from "./render-index.ts";

/** How the generated files are written. */
interface GenerateOptions {
  /** The first lines of each file. @default a comment that says that they are generated */
  readonly mark?: string;
}

const MARK = "// Generated from an OpenAPI document. Edits are overwritten.\n";

/** A client's folder, whole, by file name. The same document gives the same bytes. */
export async function generateProvider(
  model: ProviderModel,
  document: JsonObject,
  { mark = MARK }: GenerateOptions = {},
): Promise<Map<string, string>> {
  const { name } = model;
  return new Map([
    ["descriptor.ts", `${mark}\n${renderDescriptor(model)}`],
    ["index.ts", `${mark}\n${renderIndex(model)}`],
    ["openapi.json", `${JSON.stringify(document, null, 2)}\n`],
    ["schema.ts", `${mark}\n${openapiTypes(withOptionalHeaders(document), name)}`],
  ]);
}
