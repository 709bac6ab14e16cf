import { Failure } from "../failure.ts";
import { type ReadLimits, tooLarge } from "./read-limits.ts";
import { isLoopback, parseWebUrl } from "./web-url.ts";

const MAX_REDIRECTS = 5;
/** Sites of documentation serve the Markdown of a page to those who ask for it. */
const ACCEPT = "text/markdown, application/yaml, application/json, text/plain;q=0.9, */*;q=0.1";

/**
 * What a server answers, redirects within its origin followed.
 *
 * @throws Failure when there is no answer in time, it is not a 2xx, or it is too large
 */
export async function fetchBytes(from: string, { timeoutMs, maxBytes }: ReadLimits): Promise<Uint8Array> {
  const start = parseWebUrl(from);
  if (start.protocol !== "https:" && !isLoopback(start)) {
    throw new Failure("only https is read; use https://.", { file: from });
  }
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await follow(start, signal);
    if (!response.ok) {
      await response.body?.cancel();
      const status = `${response.status} ${response.statusText}`.trimEnd();
      throw new Failure(`the server answered ${status}.`, { file: from });
    }
    return await readUpTo(maxBytes, response, from);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`could not be read: ${reasonOf(error, timeoutMs)}.`, { file: from });
  }
}

async function follow(start: URL, signal: AbortSignal): Promise<Response> {
  let url = start;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const response = await fetch(url, { redirect: "manual", signal, headers: { accept: ACCEPT } });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    const target = URL.canParse(location, url) ? new URL(location, url) : undefined;
    if (target?.origin !== start.origin) {
      throw new Failure(`redirects to ${target?.href ?? location}; if that is right, pass it in --from.`, {
        file: start.href,
      });
    }
    url = target;
  }
  throw new Failure(`redirects more than ${MAX_REDIRECTS} times.`, { file: start.href });
}

async function readUpTo(maxBytes: number, response: Response, name: string): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  // The announced size is only believed when it saves reading.
  let size = 0;
  let isTooLarge = Number(response.headers.get("content-length")) > maxBytes;
  while (!isTooLarge) {
    const read = await reader?.read();
    if (read?.value === undefined) return Buffer.concat(chunks);
    chunks.push(read.value);
    size += read.value.byteLength;
    isTooLarge = size > maxBytes;
  }
  await reader?.cancel();
  throw new Failure(tooLarge(maxBytes), { file: name });
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no complete answer within ${timeoutMs / 1000} s`;
  // fetch says "fetch failed" and keeps what happened in the cause.
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
