import type { RecordedRequest } from "@calloff/mock";
import type { JsonObject } from "@calloff/openapi/internal";
import { type CredentialPlace, credentialPlace } from "./credential-places.ts";
import { headerValues, readQuery } from "./read-parameter.ts";

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
  if (place === "cookie") {
    const pairs = headerValues(request, "cookie").flatMap((line) => line.split(/;\s*/));
    return pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
  }
  const [, query] = request.url.split(/\?(.*)/s);
  const own = readQuery(query).filter(([key]) => key === name);
  return own.map(([, value]) => decodeURIComponent(value.replaceAll("+", " ")));
}
