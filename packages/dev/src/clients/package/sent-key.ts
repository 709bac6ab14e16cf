import type { CredentialModel } from "@calloff/codegen/internal";

/** How an operation's key is seen to be sent. */
export interface SentKey {
  readonly key: string;
  /** In lower case, and whole. */
  readonly header?: readonly [name: string, value: string];
  /** As it stands at the end of a URL. */
  readonly search?: string;
  /** Schemes whose keys are needed together, where they are more than the first. */
  readonly together?: readonly string[];
}

/** Nobody's key. */
const KEY = "a-key";
const PAIR = "a-user:a-key";

/** @param operation as in `DELETE /jobs/{id}` */
export function sentKey({ credential, security }: CredentialModel, operation: string): SentKey {
  if (credential !== undefined) {
    return { key: KEY, header: [credential.header.toLowerCase(), credential.prefix + KEY] };
  }
  if (security === undefined) return { key: KEY };
  const alternatives = security.operations?.[operation] ?? security.requirements;
  const names = alternatives[0] ?? [];
  const schemes = names.flatMap((name) => security.schemes[name] ?? []);
  const key = schemes.some(({ basic }) => basic) ? PAIR : KEY;
  const [first] = Object.keys(security.schemes);
  const together = names.length === 1 && names[0] === first ? {} : { together: names };
  const inHeader = schemes.find((scheme) => scheme.in === "header");
  const inQuery = schemes.filter((scheme) => scheme.in === "query");
  const value = inHeader?.basic ? Buffer.from(key).toString("base64") : key;
  const search = inQuery.map(
    ({ name, prefix }) => `${encodeURIComponent(name)}=${encodeURIComponent(prefix + key)}`,
  );
  return {
    key,
    ...(inHeader && { header: [inHeader.name.toLowerCase(), inHeader.prefix + value] }),
    ...(search.length > 0 && { search: `?${search.join("&")}` }),
    ...(names.length > 0 && together),
  };
}

/** The environment variables that keys are read from. */
export function keyVariables({ credential, security }: CredentialModel): string[] {
  if (credential !== undefined) return [credential.env];
  return Object.values(security?.schemes ?? {}).map(({ env }) => env);
}
