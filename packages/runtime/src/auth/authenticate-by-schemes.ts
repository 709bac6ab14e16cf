import { checkKey } from "../check-options.ts";
import type { ProviderDescriptor, Requirement, SchemeDescriptor, SecurityDescriptor } from "../descriptor.ts";
import { readIfAllowed } from "../environment.ts";
import { CalloffError } from "../error.ts";
import { invalidOption } from "../invalid-options.ts";
import type { ApiKey, ProviderContext, Settings } from "../options.ts";
import { type Authenticate, type Credentials, NO_CREDENTIALS } from "./authenticate.ts";
import { redactKeys } from "./redact.ts";
import { HEADER_RULE, type KeyRule, resolveKey } from "./resolve-key.ts";

const BASIC_RULE: Omit<KeyRule, "option"> = {
  // A user name, which has no colon, and a password (RFC 7617).
  pattern: /^[^:\p{Cc}]*:\P{Cc}*$/u,
  refusal: 'must be "user:password"',
};

const COOKIE_RULE: Omit<KeyRule, "option"> = {
  // What a cookie can hold (RFC 6265, section 4.1.1).
  pattern: /^[!#-+\--:<-[\]-~]+$/,
  refusal: "holds a character that a cookie cannot carry; check how it was copied",
};

const NO_SCHEMES: SecurityDescriptor = { schemes: {}, requirements: [] };

/** One key of a request: what its text is, and where it is put. */
interface SchemeKey {
  readonly secrets: readonly string[];
  apply(url: string, headers: Record<string, string>): string;
}

/**
 * Authenticates a provider that takes several keys, or one that is not sent in a header as it is. It takes the keys of
 * the first alternative for which they are all there.
 */
export const authenticateBySchemes: Authenticate = /* @__PURE__ */ Object.assign(findKeys, { checkKeys });

async function findKeys(context: ProviderContext, operation: string): Promise<Credentials> {
  const { descriptor, settings } = context;
  const { schemes, requirements, operations = {} } = descriptor.security ?? NO_SCHEMES;
  const alternatives = Object.hasOwn(operations, operation) ? operations[operation] : requirements;
  if (alternatives === undefined || alternatives.length === 0) return NO_CREDENTIALS;
  const given = (scheme: string): ApiKey | undefined => givenKey(settings, scheme, Object.keys(schemes)[0]);
  const isThere = (scheme: string): boolean =>
    given(scheme) !== undefined || readIfAllowed(schemes[scheme]?.env ?? "") !== undefined;
  const chosen = alternatives.find((alternative) => alternative.every(isThere));
  if (chosen === undefined) throw missingKeys(context, alternatives, isThere);
  const keys: SchemeKey[] = [];
  for (const name of chosen) {
    const scheme = schemes[name];
    if (scheme !== undefined) keys.push(await keyOfScheme(descriptor.name, name, scheme, given(name)));
  }
  return {
    redact: redactKeys(keys.flatMap(({ secrets }) => secrets)),
    apply: (url, headers) => keys.reduce((applied, key) => key.apply(applied, headers), url),
  };
}

/** Several keys come as an object of them, by the names of the security schemes. */
function checkKeys({ name, security = NO_SCHEMES }: ProviderDescriptor, apiKey: unknown): void {
  if (typeof apiKey !== "object" || apiKey === null) {
    checkKey(name, "apiKey", apiKey);
    return;
  }
  const schemes = Object.keys(security.schemes);
  for (const [scheme, key] of Object.entries(apiKey)) {
    const option = `apiKey.${scheme}`;
    if (!schemes.includes(scheme)) invalidOption(name, option, `is not one of ${schemes.join(", ")}`);
    checkKey(name, option, key);
  }
}

/** A key without a name is that of the first scheme. */
function givenKey({ apiKey }: Settings, scheme: string, first: string | undefined): ApiKey | undefined {
  if (typeof apiKey !== "object") return scheme === first ? apiKey : undefined;
  return Object.hasOwn(apiKey, scheme) ? apiKey[scheme] : undefined;
}

function missingKeys(
  { descriptor }: ProviderContext,
  alternatives: readonly Requirement[],
  isThere: (scheme: string) => boolean,
): CalloffError {
  const { name, security = NO_SCHEMES } = descriptor;
  const ask = alternatives.map((alternative) => {
    const missing = alternative.filter((scheme) => !isThere(scheme));
    const names = missing.map((scheme) => JSON.stringify(scheme)).join(" and ");
    return `${names} in apiKey, or set ${missing.map((scheme) => security.schemes[scheme]?.env).join(" and ")}`;
  });
  return new CalloffError({
    code: "missing-credentials",
    provider: name,
    message: `${name}: no API key; pass ${ask.join("; or ")}. Nothing was sent.`,
  });
}

async function keyOfScheme(
  provider: string,
  name: string,
  scheme: SchemeDescriptor,
  apiKey: ApiKey | undefined,
): Promise<SchemeKey> {
  const option = `apiKey[${JSON.stringify(name)}]`;
  const key = await resolveKey(provider, scheme.env, apiKey, { ...ruleOf(scheme), option });
  const value = scheme.prefix + (scheme.basic ? toBase64(key) : key);
  const password = key.slice(key.indexOf(":") + 1);
  return {
    secrets: scheme.basic ? [key, password] : [key],
    apply: (url, headers) => place(scheme, value, url, headers),
  };
}

function ruleOf(scheme: SchemeDescriptor): Omit<KeyRule, "option"> {
  if (scheme.basic) return BASIC_RULE;
  return scheme.in === "cookie" ? COOKIE_RULE : HEADER_RULE;
}

function place(
  { in: where, name }: SchemeDescriptor,
  value: string,
  url: string,
  headers: Record<string, string>,
): string {
  if (where === "query") {
    const separator = url.includes("?") ? "&" : "?";
    return `${url}${separator}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  }
  const cookie = headers["cookie"];
  if (where === "header") headers[name.toLowerCase()] = value;
  else headers["cookie"] = `${cookie === undefined ? "" : `${cookie}; `}${name}=${value}`;
  return url;
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
