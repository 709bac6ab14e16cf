import { createCalloff } from "@calloff/core";
import { createProviders, type Providers } from "../../providers.ts";
import { isSet } from "../env-file.ts";
import { anyKeyOf, jobsOf, type KnownProvider, listProviders } from "../known-provider.ts";
import type { CancelSettings } from "./cancel-settings.ts";
import { explain } from "./result-line.ts";

/** What would come of a reference: what `--dry-run` prints with `--json`. */
export interface PlannedRequest {
  readonly reference: string;
  readonly kind: "would-send" | "cannot-send";
  /** The request that would be sent, as in `DELETE https://…`. */
  readonly request?: string;
  /** Why none can be sent. */
  readonly message?: string;
}

/** What a plan comes to. */
export interface PlanSummary {
  readonly kind: "summary";
  readonly wouldSend: number;
  readonly cannotSend: number;
  /** The variables of the environment that hold no key, of the vendors that would be called. */
  readonly missing: readonly string[];
}

/**
 * Makes each request that would be sent, by the code that makes the real ones, and sends none. The summary comes last.
 */
export async function* planRequests(
  references: Iterable<string> | AsyncIterable<string>,
  { baseUrls, keyNames }: Pick<CancelSettings, "baseUrls" | "keyNames">,
  env: NodeJS.ProcessEnv,
): AsyncGenerator<PlannedRequest | PlanSummary, void, undefined> {
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
  const used = new Set<string>();
  let wouldSend = 0;
  let cannotSend = 0;
  for await (const result of jobs.cancelAll(references, { concurrency: 1, retries: 0 })) {
    const { reference } = result;
    if (result.kind === "answered") {
      const { provider } = result.outcome;
      used.add(provider);
      wouldSend += 1;
      yield { reference, kind: "would-send", request: requests.get(provider)?.shift() ?? "" };
    } else {
      cannotSend += 1;
      yield { reference, kind: "cannot-send", message: explain(reference, result.error) };
    }
  }
  const missing = [...used].flatMap((name) => missingKey(keyNames.get(name) ?? [], env));
  yield { kind: "summary", wouldSend, cannotSend, missing };
}

/** Where one of several is enough, all of them in one line. */
function missingKey(keys: readonly string[], env: NodeJS.ProcessEnv): string[] {
  return keys.length === 0 || keys.some((key) => isSet(env[key])) ? [] : [keys.join(" or ")];
}

/** A provider's client, or what in it cancels one kind of job. */
function clientOf(name: string, kind: string | undefined, options: object): KnownProvider {
  const client = createProviders({ [name]: options })[name as keyof Providers];
  return kind === undefined ? client : ((client as unknown as Record<string, KnownProvider>)[kind] ?? client);
}
