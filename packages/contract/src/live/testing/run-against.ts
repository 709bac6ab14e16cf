import type { IncomingMessage, ServerResponse } from "node:http";
import { join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { startServer } from "@calloff/test-support";
import { loadSubject } from "../../load-subject.ts";
import type { Subject } from "../../subject.ts";
import { type LiveIo, type LiveOptions, runLive } from "../run-live.ts";

/** Holds what JSON, PHP and URLs write in other ways. */
export const KEY = 'canary/9f8e"7d6c';

const PACKAGES = resolve(import.meta.dirname, "../../../..");

/** A provider's package, as it was built. */
export function builtProvider(provider: ProviderName): Promise<Subject> {
  return loadSubject(provider, join(PACKAGES, provider));
}

/** A job's id and the key's variable, for each provider. */
export const PROVIDERS = {
  pixelcut: { job: "j-1", env: "PIXELCUT_API_KEY" },
  pulse: { job: "j-1", env: "PULSE_API_KEY" },
  tensorpix: { job: "42", env: "TENSORPIX_API_KEY" },
  tensorpool: { job: "j-1", env: "TENSORPOOL_KEY" },
  topaz: { job: "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21", env: "TOPAZ_API_KEY" },
} as const;

export type ProviderName = keyof typeof PROVIDERS;

export type StandIn = (request: IncomingMessage, response: ServerResponse) => void;

export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Method and path of each request that reached the stand-in. */
  readonly requests: readonly string[];
}

/** A live check of a vendor for which a server on this machine stands in. */
export async function runAgainst(
  standIn: StandIn,
  provider: ProviderName,
  options: Partial<LiveOptions> = {},
  { subject, ...io }: Partial<LiveIo> & { readonly subject?: Partial<Subject> } = {},
): Promise<Run> {
  await using server = await startServer(standIn);
  const { job, env } = PROVIDERS[provider];
  const stdout = new PassThrough();
  const stderr: LiveIo["stderr"] & PassThrough = Object.assign(new PassThrough(), {
    isTTY: io.stdin?.isTTY === true,
  });
  const status = await runLive(
    { ...(await builtProvider(provider)), ...subject },
    { job, yes: true, timeout: 10_000, baseUrl: `${server.url}/base`, ...options },
    { env: { [env]: KEY }, stdin: new PassThrough(), stdout, stderr, ...io },
  );
  return { status, stdout: written(stdout), stderr: written(stderr), requests: [...server.requests] };
}

function written(stream: PassThrough): string {
  return String(stream.read() ?? "");
}

/** A stand-in that answers with JSON, or with nothing. */
export function answer(status: number, body?: unknown, headers: Record<string, string> = {}): StandIn {
  return (_, response) => {
    if (body === undefined) response.writeHead(status, headers).end();
    else
      response
        .writeHead(status, { "content-type": "application/json", ...headers })
        .end(typeof body === "string" ? body : JSON.stringify(body));
  };
}

/** A stand-in that writes these bytes and ends the connection. */
export function bytes(text: string): StandIn {
  return (_, response) => void response.socket?.end(text);
}
