import { splitAtTable } from "@calloff/openapi/internal";
import type { DocumentedProvider } from "./documented-provider.ts";
import { type CellStyle, vendorMatrix } from "./vendor-matrix.ts";

/**
 * The README with its table of vendors made anew; all else stays as it is.
 *
 * @throws UserError when the markers around the table are not there, once each and in order
 */
export function refreshVendors(readme: string, providers: readonly DocumentedProvider[]): string {
  const { before, after } = splitAtTable(readme, "vendors");
  return `${before}\n${vendorMatrix(providers, README_CELLS)}${after}`;
}

const README_CELLS: CellStyle = {
  code: (text) => `\`${text.replaceAll("`", "")}\``,
  state: (state) => `\`${state}\``,
  vendor: ({ model }) => `[${model.identifier}](packages/${model.name}#readme)`,
  link: (text, url) => (url !== null && /^https?:\/\/[^\s()<>]+$/.test(url) ? `[${text}](${url})` : text),
};
