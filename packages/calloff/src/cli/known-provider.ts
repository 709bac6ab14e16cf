import { createCalloff } from "@calloff/core";
import type { JobKindDescriptor, ProviderDescriptor } from "@calloff/runtime";
import { baseUrlVariable } from "@calloff/runtime/internal";
import { createProviders } from "../providers.ts";
import { PROVIDERS } from "./unknown-provider.ts";

/** A provider as the command line sees it: some have no way to cancel a job, or none to ask for its status. */
export interface KnownProvider {
  readonly name: string;
  readonly descriptor: ProviderDescriptor &
    Partial<JobKindDescriptor> & { readonly kinds?: Readonly<Record<string, JobKindDescriptor>> };
}

/** Jobs that can be canceled. */
export interface KnownJob extends JobKindDescriptor {
  /** How references to them begin: the provider's name, with the kind of job where it has several. */
  readonly name: string;
  /** Undefined where the provider has one. */
  readonly kind: string | undefined;
}

/** The kinds of job that can be canceled. */
export function jobsOf({ name, descriptor }: KnownProvider): readonly KnownJob[] {
  const { cancel, status, kinds } = descriptor;
  if (cancel !== undefined) return [{ name, kind: undefined, cancel, ...(status && { status }) }];
  return Object.entries(kinds ?? {}).map(([kind, job]) => ({ ...job, name: `${name}.${kind}`, kind }));
}

/** They are not called: a base URL of the environment that is wrong is told by what calls them. */
export function listProviders(): readonly KnownProvider[] {
  const baseUrl = "https://nobody.invalid";
  return Object.values(createProviders(Object.fromEntries(PROVIDERS.map((name) => [name, { baseUrl }]))));
}

/** Prints references. */
interface Printer {
  formatReference(job: never): string;
}

/** Of the providers' jobs, whatever their ids are. */
export function printerOf(providers: readonly KnownProvider[] = listProviders()): Printer {
  return createCalloff(Object.fromEntries(providers.map((provider) => [provider.name, provider])));
}

/**
 * Prints a reference to a job whose id has several parts, in the order in which its provider has them.
 *
 * @throws CalloffError when there is no such provider, or the id is none of its
 */
export function formatParts(provider: string, id: object, printer: Printer = printerOfAll()): string {
  return printer.formatReference({ provider, id } as never);
}

let ofAll: Printer | undefined;

/** Made once: a file may have a million references. */
function printerOfAll(): Printer {
  ofAll ??= printerOf();
  return ofAll;
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
