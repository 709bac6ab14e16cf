import type { CancelDescriptor, ProviderDescriptor } from "@calloff/runtime";
import { createProviders } from "../providers.ts";

/** A provider as the command line sees it: some have no way to cancel a job, or none to ask for its status. */
export interface KnownProvider {
  readonly name: string;
  readonly descriptor: ProviderDescriptor & { readonly cancel?: CancelDescriptor; readonly status?: unknown };
}

export function listProviders(): readonly KnownProvider[] {
  return Object.values(createProviders());
}

/** The variables of the environment that hold its keys; of some vendors one is enough. */
export function keyNamesOf({ descriptor: { credential, security } }: KnownProvider): readonly string[] {
  if (credential !== undefined) return [credential.env];
  return Object.values(security?.schemes ?? {}).map(({ env }) => env);
}

/** What is taken for its keys: a user name and password with a colon between them, or any text. */
export function anyKeyOf({
  descriptor: { security },
}: KnownProvider): string | Readonly<Record<string, string>> {
  const schemes = Object.keys(security?.schemes ?? {});
  return security === undefined ? "any" : Object.fromEntries(schemes.map((scheme) => [scheme, "any:any"]));
}
