import type { UserError } from "../user-error.ts";
import type { Address } from "./published-piece.ts";
import { parseWebUrl } from "./web-url.ts";

/**
 * The sources that `--from` and `--url` name.
 *
 * @param usage makes a failure that leads to the command's help
 * @throws UserError when there is none, one is there twice, or the two do not fit
 */
export function addressesOf(
  from: readonly string[],
  urls: readonly string[],
  usage: (message: string) => UserError,
): [Address, ...Address[]] {
  const [first, ...others] = from.map((source, i): Address => {
    if (from.indexOf(source) !== i) throw usage(`--from ${source} is there twice; name each page once`);
    const url = urls[i];
    return { from: source, ...(url && { url: parseWebUrl(url).href }) };
  });
  if (first === undefined || from.includes("")) {
    throw usage("--from is missing: the page or document to read");
  }
  if (urls.length > 0 && urls.length !== from.length) {
    throw usage(
      `${from.length} × --from and ${urls.length} × --url; give a --url for each --from, in their order`,
    );
  }
  return [first, ...others];
}
