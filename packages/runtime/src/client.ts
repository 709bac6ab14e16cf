import type { Client as OpenapiFetchClient } from "openapi-fetch";
import type { TypedCalls } from "./client/typed-calls.ts";
import type { OpenapiSender } from "./client/typed-client.ts";
import { KIT } from "./kit.ts";
import type { Change, LateCall } from "./late-client.ts";
import { lazily } from "./lazily.ts";

/**
 * A typed fetch over the operations of the vendor's document. It sends requests as `cancel` does: with
 * the key, within the deadline, repeated only where the method allows it, redirects refused, bodies read
 * whole up to `maxBodyBytes`, but for `parseAs: "stream"`: then the body of a 2xx is handed over as it comes, of any
 * length and for any time, until your `signal` aborts. HTTP errors come back as `error`; decide on `response.ok`, because an error
 * without a body leaves `error` undefined. It rejects with `CalloffError` when there is no answer.
 */
export type Client<Paths extends object> = TypedCalls<Paths> &
  Pick<OpenapiFetchClient<Paths>, "use" | "eject">;

const REQUESTS = "request GET PUT POST DELETE OPTIONS HEAD PATCH TRACE";
const CHANGES = "use eject";

const loadLateClient = /* @__PURE__ */ lazily(() => import("./late-client.ts"));

/** The code that builds requests is loaded with the first of them: whoever only cancels does without. */
export function createTypedClient<Paths extends object>(sender: OpenapiSender): Client<Paths> {
  const changes: Change[] = [];
  let call: LateCall | undefined;
  const client: Record<string, (...args: unknown[]) => unknown> = {};
  for (const name of REQUESTS.split(" ")) {
    client[name] = async (...args) => {
      const due = changes.length;
      const { createLateClient } = await loadLateClient();
      call ??= createLateClient(KIT, sender, changes);
      return call(due, name, args);
    };
  }
  for (const name of CHANGES.split(" ")) client[name] = (...args) => void changes.push([name, args]);
  return client as unknown as Client<Paths>;
}
