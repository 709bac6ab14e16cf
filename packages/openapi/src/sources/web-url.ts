import { UserError } from "../user-error.ts";
import type { Address } from "./published-piece.ts";

/** Whether `text` is meant as a URL and not as a path. */
export function isUrl(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(text);
}

/**
 * A URL that can be kept in a public repository.
 *
 * @throws UserError when it is not a URL of the web, or contains a user name or password
 */
export function parseWebUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UserError("expected a URL that begins with https://.", { file: text });
  }
  if (url.username !== "" || url.password !== "") {
    throw new UserError("a URL with a user name or password would be recorded; leave them out.", {
      file: url.host,
    });
  }
  return url;
}

/** Whether `url` names this machine, where plain http is safe. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

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
