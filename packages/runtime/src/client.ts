import type { Client as OpenapiFetchClient } from "openapi-fetch";
import { KIT } from "./kit.ts";
import { lazily } from "./lazily.ts";
import type { OpenapiSender } from "./openapi-client.ts";

/**
 * A typed fetch over the operations of the vendor's document. It sends requests as `cancel` does: with
 * the key, within the deadline, repeated only where the method allows it, redirects refused, bodies read
 * whole up to `maxBodyBytes`, but for `parseAs: "stream"`: then the body of a 2xx is handed over as it comes, of any
 * length and for any time, until your `signal` aborts. HTTP errors come back as `error`; decide on `response.ok`, because an error
 * without a body leaves `error` undefined. It rejects with `CalloffError` when there is no answer.
 */
export type Client<Paths extends object> = OpenapiFetchClient<Paths>;

const REQUESTS = ["request", "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;
const CHANGES = ["use", "eject"] as const;

/** A client of any paths, as it is called without its types. */
type AnyClient = Record<
  (typeof REQUESTS)[number] | (typeof CHANGES)[number],
  (...args: unknown[]) => unknown
>;
const loadClient = /* @__PURE__ */ lazily("the typed client", () => import("./openapi-client.ts"));

/** The code that builds requests is loaded with the first of them: whoever only cancels does without. */
export function createTypedClient<Paths extends object>(sender: OpenapiSender): Client<Paths> {
  let opened: Promise<AnyClient> | undefined;
  let isChanged = false;

  function open(): Promise<AnyClient> {
    opened ??= loadClient().then(
      ({ createOpenapiClient }) => createOpenapiClient(KIT, sender) as unknown as AnyClient,
      (error) => {
        // The next request tries again.
        if (!isChanged) opened = undefined;
        throw error;
      },
    );
    return opened;
  }

  const client: Partial<AnyClient> = {};
  for (const name of REQUESTS) client[name] = async (...args) => (await open())[name](...args);
  // Middleware is for the requests that come after it; where it fails, none may go without it.
  for (const name of CHANGES) {
    client[name] = (...args) => {
      isChanged = true;
      opened = open().then((openapi) => {
        openapi[name](...args);
        return openapi;
      });
      opened.catch(() => {});
    };
  }
  return client as Client<Paths>;
}
