import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { UserError } from "@calloff/openapi/internal";
import type { ClientOptions } from "@calloff/runtime";
import type { Subject } from "../subject.ts";
import { documentedResponses, findDepartures, type Part } from "./find-departures.ts";
import {
  type CancelableSubject,
  callVendor,
  previewRequest,
  type Result,
  readsFirst,
  toCancelable,
} from "./live-call.ts";
import {
  createHideKey,
  type HideKey,
  type LiveReport,
  listDepartures,
  MIN_KEY_LENGTH,
  printReport,
} from "./live-report.ts";
import { openPrismProxy } from "./prism-proxy.ts";

const MAX_BODY_BYTES = 2 ** 20;
const TIMEOUT_MS = 30_000;

/** What one check of a real vendor is told. */
export interface LiveOptions {
  /** The job to cancel, as its id stands in a job reference: parts with a slash between them, where it has several. */
  readonly job: string;
  /** The kind of job, where the vendor has several. */
  readonly kind?: string | undefined;
  /** Another host than the document's: https, or this machine. */
  readonly baseUrl?: string | undefined;
  /** Milliseconds to wait for the vendor. @default 30000 */
  readonly timeout?: number | undefined;
  /** Sends without asking. @default false */
  readonly yes?: boolean | undefined;
  /** Prints the report as JSON. @default false */
  readonly json?: boolean | undefined;
}

/** What a live check reads and writes, so that a test can stand where the terminal is. */
export interface LiveIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable;
  /** Questions and failures, so that the report alone is on stdout. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/**
 * Cancels a job at the real vendor, through Prism, and prints where the answer departs from the vendor's document.
 *
 * @returns the exit code: 0 no departures, 1 departures, 2 when it could not be told. Never rejects: what is printed
 * of an error goes through the same place that takes out the key.
 */
export async function runLive(subject: Subject, options: LiveOptions, io: LiveIo): Promise<number> {
  let hideKey: HideKey = (text) => text;
  try {
    const cancelable = toCancelable(subject, options.kind);
    const { env } = cancelable.descriptor.credential ?? {};
    const key = env === undefined ? undefined : readKey(env, subject.provider, io);
    if (key !== undefined) hideKey = createHideKey(key);
    refuseUnverifiedTls(io);
    const report = await check(cancelable, options, io, { key, env, hideKey });
    io.stdout.write(
      hideKey(options.json ? `${JSON.stringify(report, undefined, 2)}\n` : printReport(report)),
    );
    if (report.departures.length > 0) return 1;
    return report.status === undefined ? 2 : 0;
  } catch (error) {
    io.stderr.write(hideKey(`${error instanceof Error ? error.message : String(error)}\n`));
    return 2;
  }
}

interface Credential {
  readonly key: string | undefined;
  readonly env: string | undefined;
  readonly hideKey: HideKey;
}

async function check(
  subject: CancelableSubject,
  options: LiveOptions,
  io: LiveIo,
  credential: Credential,
): Promise<LiveReport> {
  const { provider, descriptor, document } = subject;
  const { job, timeout = TIMEOUT_MS } = options;
  const client: ClientOptions = {
    apiKey: credential.key,
    baseUrl: options.baseUrl,
    // The vendor gets the request once: every answer is looked at, and none is repeated away.
    retries: 0,
    timeout,
    attemptTimeout: timeout,
    maxBodyBytes: MAX_BODY_BYTES,
  };
  const request = await previewRequest(subject, job, client);
  const responses = responsesOf(subject);
  if (!options.yes && !(await confirm(question(subject, job, request, credential), io))) {
    throw new UserError("Nothing was sent.");
  }
  const baseUrl = options.baseUrl ?? descriptor.baseUrl;
  if (baseUrl === undefined) throw new UserError(`${provider}'s document has no base URL: give --base-url.`);
  const proxy = await openPrismProxy(document, { baseUrl, maxBodyBytes: MAX_BODY_BYTES, timeout });
  let isSent = false;
  const pass: typeof fetch = (input, init) => {
    // The status that is read first is no part of what is compared.
    const isCancel = String(input) === request.url && init?.method === request.method;
    if (readsFirst(subject) && !isCancel) return fetch(input, init);
    isSent = true;
    return proxy.fetch(input, init);
  };
  const result = await callVendor(subject, job, { ...client, fetch: pass });
  const exchange = await proxy.finished();
  const { received } = exchange;
  const findings = received === undefined ? [] : findDepartures(document, responses, received);
  return {
    provider,
    job,
    request,
    ...(!isSent && { sent: false as const }),
    ...(received && { status: received.status }),
    ...describe(result, credential.hideKey),
    departures: listDepartures(findings, exchange, credential.hideKey),
  };
}

/** @throws UserError that names the variable when there is no key in it, or none that could be hidden */
function readKey(env: string, provider: string, io: LiveIo): string {
  const key = io.env[env]?.trim() ?? "";
  if (key === "") {
    throw new UserError(`${provider}: no API key: set ${env} in the environment. Nothing was sent.`);
  }
  if (key.length < MIN_KEY_LENGTH) {
    throw new UserError(
      `${provider}: the key in ${env} is shorter than ${MIN_KEY_LENGTH} characters: it could not be hidden in what is printed. Nothing was sent.`,
    );
  }
  return key;
}

/** Node takes any certificate when this is set, and the key would go to whoever shows one. */
function refuseUnverifiedTls({ env }: LiveIo): void {
  if (env["NODE_TLS_REJECT_UNAUTHORIZED"] !== "0") return;
  throw new UserError(
    "NODE_TLS_REJECT_UNAUTHORIZED=0 turns off the check of certificates: unset it. Nothing was sent.",
  );
}

/** @throws UserError when the document does not have the operation that the client calls */
function responsesOf({ provider, document, descriptor }: CancelableSubject): Part {
  const { method, path } = descriptor.cancel;
  const responses = documentedResponses(document, method, path);
  if (responses !== undefined) return responses;
  throw new UserError(
    `The document of ${provider} has no ${method} ${path}: generate the client again. Nothing was sent.`,
  );
}

function question(
  subject: CancelableSubject,
  job: string,
  { method, url }: LiveReport["request"],
  { env }: Credential,
): string {
  const key = env === undefined ? "" : `, with the key in ${env}`;
  return [
    `This cancels job ${JSON.stringify(job)} at ${subject.provider}, for good:`,
    `  ${method} ${url}`,
    ...(readsFirst(subject) ? ["Its status is read first: a job that has ended is left as it is."] : []),
    `It goes to ${new URL(url).host}${key}. Send it? [y/N] `,
  ].join("\n");
}

function describe({ outcome, error }: Result, hideKey: HideKey): Pick<LiveReport, "outcome" | "error"> {
  if (error !== undefined) return { error: { code: error.code, message: hideKey(error.message) } };
  const { state, stopped, message } = outcome;
  return { outcome: { state, stopped, message: message === undefined ? undefined : hideKey(message) } };
}

/**
 * Asks a person at a terminal. No answer, an end of input and an interrupt are a no.
 *
 * @throws UserError when there is no terminal to ask at
 */
export async function confirm(question: string, { stdin, stderr }: LiveIo): Promise<boolean> {
  if (!stdin.isTTY || !stderr.isTTY) {
    throw new UserError(
      "There is no terminal to ask at: give --yes to send without asking. Nothing was sent.",
    );
  }
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    const answer = await new Promise<string>((resolve) => {
      lines.once("close", () => resolve(""));
      lines.question(question, resolve);
    });
    return /^\s*y(?:es)?\s*$/i.test(answer);
  } finally {
    lines.close();
  }
}
