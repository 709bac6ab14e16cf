import type { Warn } from "@calloff/openapi/internal";
import { dereference, type JsonObject, objectOf, UserError } from "@calloff/openapi/internal";
import type { SchemeDescriptor } from "@calloff/runtime";

/** A security scheme that a key of the user's can satisfy. */
export interface Scheme extends Omit<SchemeDescriptor, "env"> {
  /** Where the overlay says it. */
  readonly env: string | undefined;
  /** Whether the overlay says that this one is to be used. */
  readonly isChosen: boolean;
}

/** A name of a header or a cookie (RFC 9110, section 5.6.2). */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
/** They need more than a key that is sent along: an answer to a challenge, or a certificate. */
const CHALLENGED = ["digest", "dpop", "gnap", "hoba", "mutual", "negotiate", "privatetoken", "vapid"];

/** The schemes of the document by name, without those that cannot be satisfied, which are warned of. */
export function readSchemes(provider: string, document: JsonObject, warn: Warn): Map<string, Scheme> {
  const { securitySchemes } = objectOf(document["components"]);
  const schemes = new Map<string, Scheme>();
  for (const [name, value] of Object.entries(objectOf(securitySchemes))) {
    const path = ["components", "securitySchemes", name];
    const scheme = dereference(document, value);
    const sent = readPlace(scheme);
    if (sent === undefined) {
      warn({ path, message: `the security scheme ${describe(scheme)} cannot be satisfied with a key` });
      continue;
    }
    const extra = readExtra(provider, name, scheme);
    if (scheme["type"] === "apiKey" && /^authorization$/i.test(sent.name) && extra.prefix === undefined) {
      const message =
        'an API key in the header Authorization is sent as it is; where it needs a word such as "Bearer " before it, say so in x-calloff-credential';
      warn({ path, message });
    }
    const { prefix = sent.prefix, env } = extra;
    schemes.set(name, { ...sent, prefix, env, isChosen: env !== undefined });
  }
  return schemes;
}

/** Where a scheme's key goes; undefined where a key alone is not enough. */
function readPlace({ type, name, in: place, scheme }: JsonObject): Omit<SchemeDescriptor, "env"> | undefined {
  const authorization = (prefix: string) => ({ in: "header", name: "Authorization", prefix }) as const;
  if (type === "oauth2" || type === "openIdConnect") return authorization("Bearer ");
  if (type === "http" && typeof scheme === "string" && TOKEN.test(scheme)) {
    const word = scheme.toLowerCase();
    if (word === "bearer") return authorization("Bearer ");
    if (word === "basic") return { ...authorization("Basic "), basic: true };
    return CHALLENGED.includes(word) || word.startsWith("scram-") ? undefined : authorization(`${scheme} `);
  }
  if (type !== "apiKey" || typeof name !== "string") return undefined;
  if (place === "query" && name !== "") return { in: place, name, prefix: "" };
  return (place === "header" || place === "cookie") && TOKEN.test(name)
    ? { in: place, name, prefix: "" }
    : undefined;
}

function readExtra(
  provider: string,
  name: string,
  scheme: JsonObject,
): { env: string | undefined; prefix: string | undefined } {
  const extra = scheme["x-calloff-credential"];
  if (extra === undefined) return { env: undefined, prefix: undefined };
  const { env, prefix } = objectOf(extra);
  if (typeof env !== "string" || !/^[A-Z][A-Z0-9_]*$/.test(env)) {
    throw new UserError(
      `${provider}: x-calloff-credential of the security scheme ${name} needs env, the environment variable that holds the key; write it in the overlay.`,
    );
  }
  return { env, prefix: typeof prefix === "string" ? prefix : undefined };
}

function describe({ type, in: place, scheme }: JsonObject): string {
  return [type, scheme, place === undefined ? undefined : `in ${place}`].filter(Boolean).join(" ");
}
