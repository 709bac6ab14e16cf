import { setTimeout as wait } from "node:timers/promises";
import { UserError } from "../user-error.ts";
import type { AnswerCache, CachedAnswer } from "./answer-cache.ts";
import { isLoopback, parseWebUrl } from "./web-url.ts";

const MAX_REDIRECTS = 5;
/** How often a server that is busy is asked again. */
const MAX_REPEATS = 2;
/** Sites of documentation serve the Markdown of a page to those who ask for it. */
const ACCEPT = "text/markdown, application/yaml, application/json, text/plain;q=0.9, */*;q=0.1";

/** What fetch says too briefly. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ["UND_ERR_SOCKET", "the connection was closed before the end of the answer"],
  ["UND_ERR_HEADERS_OVERFLOW", "the headers of the answer are too large"],
  ["HPE_INVALID_CONSTANT", "the server does not speak HTTP"],
  ["Z_DATA_ERROR", "the answer is not compressed as its headers say"],
]);

/** What one read has left, and what it knows from before. */
interface Reading {
  readonly signal: AbortSignal;
  /** In milliseconds since 1970. */
  readonly deadline: number;
  readonly cache: AnswerCache | undefined;
}

interface Answer {
  readonly url: URL;
  readonly response: Response;
  readonly cached: CachedAnswer | undefined;
}

/**
 * What a server answers, redirects within its origin followed.
 *
 * @param cache where answers are kept, so that a server need not send again what has not changed
 * @throws UserError when there is no answer in time, it is not a 2xx, or it is too large
 */
export async function fetchBytes(
  from: string,
  { timeoutMs, maxBytes }: ReadLimits,
  cache?: AnswerCache,
): Promise<Uint8Array> {
  const start = parseWebUrl(from);
  if (!isRead(start)) {
    throw new UserError("only https is read; use https://.", { file: from });
  }
  const reading = { signal: AbortSignal.timeout(timeoutMs), deadline: Date.now() + timeoutMs, cache };
  try {
    const { url, response, cached } = await follow(start, reading);
    if (response.status === 304 && cached !== undefined) return cached.bytes;
    if (!response.ok) {
      await response.body?.cancel();
      throw new UserError(`the server answered ${statusOf(response)}.`, { file: from });
    }
    const bytes = await readUpTo(maxBytes, response, from);
    await cache?.keep(url, response.headers, bytes);
    return bytes;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`could not be read: ${reasonOf(error, timeoutMs)}.`, { file: from });
  }
}

/** Nobody between here and there can have changed what is read. */
function isRead(url: URL): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));
}

async function follow(start: URL, reading: Reading): Promise<Answer> {
  let url = start;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const answer = await ask(url, reading);
    const { status, headers, body } = answer.response;
    const location = headers.get("location");
    if (status < 300 || status > 399 || location === null) return answer;
    await body?.cancel();
    const target = URL.canParse(location, url) ? new URL(location, url) : undefined;
    if (target?.origin !== start.origin) throw leadsAway(start, location, target);
    url = target;
  }
  throw new UserError(
    `redirects more than ${MAX_REDIRECTS} times; name the URL where the document is in the end.`,
    { file: start.href },
  );
}

function leadsAway({ href: file }: URL, location: string, target: URL | undefined): UserError {
  if (target === undefined || !isRead(target)) {
    return new UserError(`redirects to ${target?.href ?? location}, which is not https and is not read.`, {
      file,
    });
  }
  target.username = "";
  target.password = "";
  return new UserError(`redirects to ${target.href}; if that is right, name that URL instead.`, { file });
}

/** Asks once, or again when the server says that it is busy, and until when. */
async function ask(url: URL, { signal, deadline, cache }: Reading): Promise<Answer> {
  const cached = await cache?.find(url);
  const headers = { accept: ACCEPT, "user-agent": userAgent(process.env), ...cached?.conditions };
  for (let repeats = 0; ; repeats += 1) {
    const response = await fetch(url, { redirect: "manual", signal, headers });
    const pause =
      response.status === 429 || response.status === 503 ? readRetryAfter(response, Date.now()) : undefined;
    if (pause === undefined || repeats === MAX_REPEATS) return { url, response, cached };
    await response.body?.cancel();
    if (Date.now() + pause >= deadline) {
      const seconds = Math.ceil(pause / 1000);
      throw new UserError(
        `the server answered ${statusOf(response)}, and asks for ${seconds} s of patience; try again after that.`,
        { file: url.href },
      );
    }
    await wait(pause, undefined, { signal });
  }
}

function statusOf({ status, statusText }: Response): string {
  return `${status} ${statusText}`.trimEnd();
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
  throw new UserError(tooLarge(maxBytes), { file: name });
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no complete answer within ${timeoutMs / 1000} s`;
  // fetch says "fetch failed" and keeps what happened in the cause.
  const cause = error.cause instanceof Error ? error.cause : error;
  const { code } = cause as { code?: unknown };
  return (typeof code === "string" && REASONS.get(code)) || cause.message || cause.name;
}

export interface ReadLimits {
  /** For the whole answer of a server, redirects included. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export const READ_LIMITS: ReadLimits = { timeoutMs: 30_000, maxBytes: 20 * 1024 * 1024 };

export function tooLarge(maxBytes: number): string {
  return `is larger than the limit of ${maxBytes / 1024 / 1024} MB.`;
}

/**
 * The milliseconds that `Retry-After` asks for, given in seconds or as a date; undefined when it gives neither.
 *
 * @calloff/runtime has a parser of its own: this package does without the runtime, so that a release of the one is none of
 * the other.
 */
export function readRetryAfter({ headers }: Response, now: number): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // HTTP's dates begin with a weekday; Date.parse alone would take "-5" for one, too.
  const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

const HOME = "https://www.npmjs.com/package/calloff";

/**
 * Says to those whose pages are read who asks, and where to complain: in CI the repository whose run it is,
 * elsewhere the package's page, which links the project's.
 */
export function userAgent({
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
}: NodeJS.ProcessEnv): string {
  const url = `${server}/${repository}`;
  const isRepository = /^https:\/\/[\w.-]+\/[\w.-]+\/[\w.-]+$/.test(url);
  return `calloff (+${isRepository ? url : HOME})`;
}
