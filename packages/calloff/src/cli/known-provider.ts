import type { CancelDescriptor, ProviderDescriptor } from "@calloff/runtime";
import { baseUrlVariable } from "@calloff/runtime/internal";
import { createProviders } from "../providers.ts";
import { PROVIDERS } from "./unknown-provider.ts";

/** A provider as the command line sees it: some have no way to cancel a job, or none to ask for its status. */
export interface KnownProvider {
  readonly name: string;
  readonly descriptor: ProviderDescriptor & { readonly cancel?: CancelDescriptor; readonly status?: unknown };
}

/** They are not called: a base URL of the environment that is wrong is told by what calls them. */
export function listProviders(): readonly KnownProvider[] {
  const baseUrl = "https://nobody.invalid";
  return Object.values(createProviders(Object.fromEntries(PROVIDERS.map((name) => [name, { baseUrl }]))));
}

/** The base URLs that the environment has, by provider. */
export function baseUrlsIn(env: NodeJS.ProcessEnv): Record<string, string> {
  const set = PROVIDERS.map((name) => [name, env[baseUrlVariable(name)]?.trim() ?? ""] as const);
  return Object.fromEntries(set.filter(([, baseUrl]) => baseUrl !== ""));
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
