import { calloff } from "../../calloff.ts";
import { createProviders } from "../../providers.ts";
import { EXIT } from "../cli-error.ts";
import type { Io } from "../io.ts";
import { printable } from "../printable.ts";
import type { ReferenceInput } from "../references/reference-input.ts";
import { type CancelFlags, parseBaseUrls, parseConcurrency } from "./cancel-flags.ts";

/** Shows each request that would be sent, made by the same code, and sends none. */
export async function dryRun(input: ReferenceInput, flags: CancelFlags, io: Io): Promise<number> {
  const all = createProviders();
  const names = Object.keys(all);
  const baseUrls = parseBaseUrls(flags.baseUrl ?? [], names);
  parseConcurrency(flags.concurrency ?? [], names);
  // Each provider's, in the order of its results: it is asked by one call at a time.
  const requests = new Map<string, string[]>(names.map((name) => [name, []]));
  const options = names.map((name) => {
    const fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
      requests.get(name)?.push(`${init?.method} ${String(url)}`);
      return new Response(null, { status: 204 });
    };
    return [name, { apiKey: "dry-run", baseUrl: baseUrls[name], fetch }];
  });
  const jobs = calloff(Object.fromEntries(options));
  let wrong = 0;
  let right = 0;
  for await (const result of jobs.cancelAll(input.read(), { concurrency: 1, retries: 0 })) {
    const reference = printable(result.reference);
    if (result.kind === "answered") {
      right += 1;
      const request = requests.get(result.outcome.provider)?.shift() ?? "";
      io.stdout.write(`would send   ${reference}  ${printable(request)}\n`);
    } else {
      wrong += 1;
      io.stdout.write(`cannot send  ${reference}  ${printable(result.error.message)}\n`);
    }
  }
  io.stdout.write(`Nothing was sent. ${right} would be, ${wrong} cannot be.\n`);
  return wrong > 0 ? EXIT.usage : EXIT.ok;
}
