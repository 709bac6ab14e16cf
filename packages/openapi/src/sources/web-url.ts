import { UserError } from "../user-error.ts";

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
