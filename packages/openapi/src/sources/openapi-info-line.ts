import { HTTP_METHODS } from "../operations/operations.ts";

/** What the info line of a Mintlify fence says about the document below it: `yaml [URL] METHOD /path`. */
export interface InfoLine {
  readonly upstream?: string;
  readonly operation: string;
}

/** Undefined for any other fence. The file that some pages name in place of a URL is nothing anyone can read. */
export function parseInfoLine(lang: string | null, meta: string | null): InfoLine | undefined {
  if (!/^(?:ya?ml|json)$/i.test(lang ?? "")) return undefined;
  const words = (meta ?? "").trim().split(/\s+/);
  const at = words.findIndex((word) => HTTP_METHODS.includes(word.toLowerCase()));
  const [method, path] = words.slice(at);
  if (at === -1 || at > 1 || method === undefined || path?.startsWith("/") !== true) return undefined;
  const operation = `${method.toUpperCase()} ${path}`;
  const upstream = at === 1 && /^https?:\/\//.test(words[0] ?? "") ? words[0] : undefined;
  return upstream === undefined ? { operation } : { upstream, operation };
}
