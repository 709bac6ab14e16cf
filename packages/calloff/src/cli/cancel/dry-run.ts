import { createCalloff } from "@calloff/core";
import { createProviders, type Providers } from "../../providers.ts";
import { EXIT } from "../cli-error.ts";
import { type Paint, paintFor } from "../color.ts";
import { isSet } from "../env-file.ts";
import type { Io } from "../io.ts";
import { anyKeyOf, jobsOf, type KnownProvider, listProviders } from "../known-provider.ts";
import { printable } from "../printable.ts";
import type { ReferenceInput } from "../references/reference-input.ts";
import { writeLine } from "../write-line.ts";
import type { CancelFlags } from "./cancel-flags.ts";
import type { CancelSettings } from "./cancel-settings.ts";
import { explain } from "./result-line.ts";
import { UnsettledReferences } from "./unsettled-references.ts";

/** What would come of a reference. */
interface Planned {
  readonly reference: string;
  readonly kind: "would-send" | "cannot-send";
  /** As in `DELETE https://…`. */
  readonly request?: string;
  readonly message?: string;
}

/** Shows each request that would be sent, made by the same code, and sends none. @returns the exit status */
export async function dryRun(
  input: ReferenceInput,
  { json }: CancelFlags,
  settings: CancelSettings,
  { stdout, env }: Io,
): Promise<number> {
  const paint = paintFor(stdout, env);
  let right = 0;
  let wrong = 0;
  const used = new Set<string>();
  for await (const { provider, ...planned } of plan(input, settings)) {
    if (provider !== undefined) used.add(provider);
    if (planned.kind === "would-send") right += 1;
    else wrong += 1;
    await writeLine(stdout, json ? JSON.stringify(planned) : print(planned, paint));
  }
  const missing = [...used].flatMap((name) => missingKey(settings.keyNames.get(name) ?? [], env));
  const isReady = wrong === 0 && missing.length === 0;
  if (json) {
    stdout.write(`${JSON.stringify({ kind: "summary", wouldSend: right, cannotSend: wrong, missing })}\n`);
  } else {
    for (const key of missing) stdout.write(`${key} is not set.\n`);
    stdout.write(`Nothing was sent. ${right} would be, ${wrong} cannot be.\n`);
  }
  return isReady ? EXIT.ok : EXIT.usage;
}

/** Where one of several is enough, all of them in one line. */
function missingKey(keys: readonly string[], env: NodeJS.ProcessEnv): string[] {
  return keys.length === 0 || keys.some((key) => isSet(env[key])) ? [] : [keys.join(" or ")];
}

async function* plan(
  input: ReferenceInput,
  { baseUrls }: CancelSettings,
): AsyncGenerator<Planned & { readonly provider?: string }, void, undefined> {
  // Those of each kind of job, in the order of its results: it is asked by one call at a time.
  const requests = new Map<string, string[]>();
  const clients = listProviders().flatMap((provider) =>
    jobsOf(provider).map(({ name, kind, cancel }) => {
      const own: string[] = [];
      requests.set(name, own);
      const fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
        // Some read the job's status first.
        if (init?.method === cancel.method) own.push(`${init.method} ${String(url)}`);
        return new Response(null, { status: 204 });
      };
      const options = { apiKey: anyKeyOf(provider), baseUrl: baseUrls[provider.name], fetch };
      return [name, clientOf(provider.name, kind, options)] as const;
    }),
  );
  const jobs = createCalloff(Object.fromEntries(clients));
  const references = new UnsettledReferences(input, new Map()).read();
  for await (const result of jobs.cancelAll(references, { concurrency: 1, retries: 0 })) {
    const { reference } = result;
    if (result.kind === "answered") {
      const { provider } = result.outcome;
      yield { reference, kind: "would-send", request: requests.get(provider)?.shift() ?? "", provider };
    } else {
      yield { reference, kind: "cannot-send", message: explain(reference, result.error) };
    }
  }
}

/** A provider's client, or what in it cancels one kind of job. */
function clientOf(name: string, kind: string | undefined, options: object): KnownProvider {
  const client = createProviders({ [name]: options })[name as keyof Providers];
  return kind === undefined ? client : ((client as unknown as Record<string, KnownProvider>)[kind] ?? client);
}

function print({ reference, kind, request, message }: Planned, paint: Paint): string {
  const label = kind === "would-send" ? paint("green", "would send ") : paint("red", "cannot send");
  return `${label}  ${printable(reference)}  ${printable(request ?? message ?? "")}`;
}
