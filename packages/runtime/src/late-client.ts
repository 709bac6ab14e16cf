import { createOpenapiClient, type OpenapiSender } from "./client/typed-client.ts";
import type { Kit } from "./kit.ts";

/** A call of `use` or `eject`. */
export type Change = readonly [name: string, args: unknown[]];

/** Calls a method of the client after the first `due` changes. */
export type LateCall = (due: number, name: string, args: unknown[]) => unknown;

/** A client of any paths, as it is called without its types. */
type AnyClient = Record<string, (...args: unknown[]) => unknown>;

/** Middleware is for the requests that come after it; where it fails, none may go without it. */
export function createLateClient(kit: Kit, sender: OpenapiSender, changes: readonly Change[]): LateCall {
  const client = createOpenapiClient(kit, sender) as unknown as AnyClient;
  let made = 0;
  return (due, name, args) => {
    for (const [change, what] of changes.slice(made, due)) {
      client[change]?.(...what);
      made += 1;
    }
    return client[name]?.(...args);
  };
}
