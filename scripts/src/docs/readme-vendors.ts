import { UserError } from "@calloff/openapi/internal";
import type { DocumentedProvider } from "./documented-provider.ts";
import { type CellStyle, vendorMatrix } from "./vendor-matrix.ts";

const START = "<!-- vendors:start -->";
const END = "<!-- vendors:end -->";

/**
 * The README with its table of vendors made anew; all else stays as it is.
 *
 * @throws UserError when the markers around the table are not there, once each and in order
 */
export function refreshVendors(readme: string, providers: readonly DocumentedProvider[]): string {
  const [before, middle, ...more] = readme.split(START);
  const [table, after, ...rest] = middle?.split(END) ?? [];
  if (before === undefined || table === undefined || after === undefined || more.length + rest.length > 0) {
    throw new UserError(
      `README.md needs the lines ${START} and ${END}, once each: between them stands the table.`,
    );
  }
  return `${before}${START}\n${vendorMatrix(providers, README_CELLS)}${END}${after}`;
}

const README_CELLS: CellStyle = {
  code: (text) => `\`${text.replaceAll("`", "")}\``,
  state: (state) => `\`${state}\``,
  vendor: ({ model }) => `[${model.identifier}](packages/${model.name}#readme)`,
  link: (text, url) => (url !== null && /^https?:\/\/[^\s()<>]+$/.test(url) ? `[${text}](${url})` : text),
};
