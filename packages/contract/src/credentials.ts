import type { RecordedRequest } from "@calloff/mock";
import { dereference, type JsonObject, objectOf, valueAt } from "@calloff/openapi/internal";
import type { DocumentedParameter } from "./documented-operation.ts";
import { cookiesOf, decodeQuery, headerValues, readQuery } from "./read-parameter.ts";

/** Where a security scheme has its key sent, and what stands before it; undefined where a key alone is not enough. */
export interface CredentialPlace {
  readonly place: "header" | "query" | "cookie";
  readonly name: string;
  readonly prefix: string;
  /** User name and password, in Base64. */
  readonly basic: boolean;
}

/** As RFC 7235, 7617 and 6750 and the document say, `x-calloff-credential` first. */
export function credentialPlace(document: JsonObject, name: string): CredentialPlace | undefined {
  const declared = valueAt(document, ["components", "securitySchemes", name]);
  if (declared === undefined) return undefined;
  const scheme = dereference(document, declared);
  const { prefix } = objectOf(scheme["x-calloff-credential"]);
  const usual = usualPlace(scheme);
  return usual && typeof prefix === "string" ? { ...usual, prefix } : usual;
}

function usualPlace({ type, in: place, name, scheme }: JsonObject): CredentialPlace | undefined {
  if (type === "apiKey" && (place === "header" || place === "query" || place === "cookie")) {
    return { place, name: String(name), prefix: "", basic: false };
  }
  const authorization = { place: "header", name: "Authorization", basic: false } as const;
  if (type === "oauth2" || type === "openIdConnect") return { ...authorization, prefix: "Bearer " };
  if (type !== "http") return undefined;
  switch (String(scheme).toLowerCase()) {
    case "bearer":
      return { ...authorization, prefix: "Bearer " };
    case "basic":
      return { ...authorization, prefix: "Basic ", basic: true };
    case "digest":
    case "negotiate":
    case "hoba":
    case "mutual":
      return undefined;
    default:
      return { ...authorization, prefix: `${scheme} ` };
  }
}

/** Whether a parameter is the key by another name: the client sets it, whatever its user gives. */
export function isCredential(
  document: JsonObject,
  security: readonly JsonObject[],
  { place, name }: DocumentedParameter,
): boolean {
  return security.flatMap(Object.keys).some((scheme) => {
    const own = credentialPlace(document, scheme);
    return own?.place === place && own.name.toLowerCase() === name.toLowerCase();
  });
}

/** Nobody's keys. */
export const KEY = "contract-key";
export const BASIC_KEY = "contract-user:contract-password";

/** What is wrong with the credential that was sent; undefined when one of the alternatives is there, whole. */
export function judgeCredential(
  document: JsonObject,
  security: readonly JsonObject[],
  request: RecordedRequest,
): string | undefined {
  const problems: string[] = [];
  for (const alternative of security) {
    const found = Object.keys(alternative).flatMap((name) => judgeScheme(document, name, request) ?? []);
    if (found.length === 0) return undefined;
    problems.push(found.join(" and "));
  }
  return problems.length === 0 ? undefined : problems.join("; or ");
}

function judgeScheme(document: JsonObject, name: string, request: RecordedRequest): string | undefined {
  const where = credentialPlace(document, name);
  if (where === undefined) return `the scheme ${name} asks for more than a key`;
  const wanted = where.prefix + (where.basic ? btoa(BASIC_KEY) : KEY);
  const values = valuesAt(where, request);
  if (values.length === 1 && values[0] === wanted) return undefined;
  const hide = (text: string): string => text.replaceAll(btoa(BASIC_KEY), "<key>").replaceAll(KEY, "<key>");
  const sent = values.length === 0 ? "nothing" : values.map(hide).join(", ");
  return `the ${where.place} ${where.name} must be ${JSON.stringify(`${where.prefix}<key>`)}, and is ${sent}`;
}

function valuesAt({ place, name }: CredentialPlace, request: RecordedRequest): string[] {
  if (place === "header") return headerValues(request, name);
  const [, query] = request.url.split(/\?(.*)/s);
  const pairs = place === "cookie" ? cookiesOf(request) : readQuery(query);
  const own = pairs.filter(([key]) => key === name).map(([, value]) => value);
  return place === "cookie" ? own : own.map(decodeQuery);
}
