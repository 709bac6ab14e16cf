import type { ProviderDescriptor, Requirement, SchemeDescriptor, SecurityDescriptor } from "../descriptor.ts";
import { CalloffError } from "../error.ts";
import { spellingsOf } from "../http/plain-cause.ts";
import type { Sender } from "../http/send.ts";
import { invalidOption } from "../invalid-option.ts";
import type { ApiKey, Settings } from "../options.ts";
import {
  HEADER_RULE,
  type KeyRule,
  type Proof,
  type Prove,
  readEnvironment,
  resolveKey,
} from "./authenticate.ts";

// Only providers whose keys are several, or not in a header, bring this along.

/** A user name, which has no colon, and a password (RFC 7617). */
const BASIC_RULE = { pattern: /^[^:\p{Cc}]*:\P{Cc}*$/u, place: "basic" } as const;
/** What a cookie can hold (RFC 6265, section 4.1.1). */
const COOKIE_RULE = { pattern: /^[!#-+\--:<-[\]-~]+$/, place: "cookie" } as const;

const NO_SCHEMES: SecurityDescriptor = { schemes: {}, requirements: [] };

/** The keys of the first alternative for which they are all there. */
async function prove(sender: Sender, operation: string): Promise<Proof | undefined> {
  const { descriptor, settings } = sender;
  const { schemes, requirements, operations = {} } = descriptor.security ?? NO_SCHEMES;
  const alternatives = Object.hasOwn(operations, operation) ? operations[operation] : requirements;
  if (alternatives === undefined || alternatives.length === 0) return undefined;
  const given = (scheme: string): ApiKey | undefined => givenKey(settings, scheme, Object.keys(schemes)[0]);
  const isThere = (scheme: string): boolean =>
    given(scheme) !== undefined || isSet(schemes[scheme]?.env ?? "");
  const chosen = alternatives.find((alternative) => alternative.every(isThere));
  if (chosen === undefined) return refuse(sender, alternatives, isThere);
  const proofs: Proof[] = [];
  for (const name of chosen) {
    const scheme = schemes[name];
    if (scheme !== undefined) proofs.push(await proveByScheme(descriptor.name, name, scheme, given(name)));
  }
  return {
    secrets: spellingsOf(proofs.flatMap(({ secrets }) => secrets)),
    sign: (url, headers) => proofs.reduce((signed, proof) => proof.sign(signed, headers), url),
  };
}

export const proveBySchemes: Prove = /* @__PURE__ */ Object.assign(prove, { check });

function check({ name, security = NO_SCHEMES }: ProviderDescriptor, apiKey: object | null): void {
  if (apiKey === null) {
    invalidOption(name, "apiKey", "must be a string, a function, or an object with keys by scheme");
  }
  const schemes = Object.keys(security.schemes);
  for (const [scheme, key] of Object.entries(apiKey)) {
    const option = `apiKey.${scheme}`;
    if (!schemes.includes(scheme)) invalidOption(name, option, `is not one of ${schemes.join(", ")}`);
    if (key !== undefined && typeof key !== "string" && typeof key !== "function") {
      invalidOption(name, option, "must be a string or a function");
    }
  }
}

/** Deno throws for a variable that the program is not allowed to read: there it is not set. */
function isSet(variable: string): boolean {
  try {
    return readEnvironment(variable) !== undefined;
  } catch {
    return false;
  }
}

/** A key without a name is that of the first scheme. */
function givenKey({ apiKey }: Settings, scheme: string, first: string | undefined): ApiKey | undefined {
  if (typeof apiKey !== "object") return scheme === first ? apiKey : undefined;
  return Object.hasOwn(apiKey, scheme) ? apiKey[scheme] : undefined;
}

function refuse(
  { descriptor }: Sender,
  alternatives: readonly Requirement[],
  isThere: (scheme: string) => boolean,
): never {
  const { name, security = NO_SCHEMES } = descriptor;
  const ask = alternatives.map((alternative) => {
    const missing = alternative.filter((scheme) => !isThere(scheme));
    const names = missing.map((scheme) => JSON.stringify(scheme)).join(" and ");
    return `${names} in apiKey, or set ${missing.map((scheme) => security.schemes[scheme]?.env).join(" and ")}`;
  });
  throw new CalloffError({
    code: "missing-credentials",
    provider: name,
    message: `${name}: no API key; pass ${ask.join("; or ")}. Nothing was sent.`,
  });
}

async function proveByScheme(
  provider: string,
  name: string,
  scheme: SchemeDescriptor,
  apiKey: ApiKey | undefined,
): Promise<Proof> {
  const option = `apiKey[${JSON.stringify(name)}]`;
  const key = await resolveKey(provider, scheme.env, apiKey, { ...ruleOf(scheme), option });
  const value = scheme.prefix + (scheme.basic ? toBase64(key) : key);
  const secrets = scheme.basic
    ? [key, toBase64(key), key.slice(key.indexOf(":") + 1)]
    : [key, encodeURIComponent(key)];
  return { secrets, sign: (url, headers) => place(scheme, value, url, headers) };
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
    const sign = url.includes("?") ? "&" : "?";
    return `${url}${sign}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  }
  const cookie = headers["cookie"];
  if (where === "header") headers[name.toLowerCase()] = value;
  else headers["cookie"] = `${cookie === undefined ? "" : `${cookie}; `}${name}=${value}`;
  return url;
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
