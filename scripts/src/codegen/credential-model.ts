import type { CredentialDescriptor } from "@calloff/runtime";
import { isJsonObject, type JsonObject } from "../document/json.ts";
import { Failure } from "../failure.ts";
import { dereference } from "./reference.ts";

/**
 * How the operation's key is sent, from the first of its security requirements that one key satisfies.
 *
 * @returns undefined where it asks for none
 */
export function readCredential(
  provider: string,
  document: JsonObject,
  operation: JsonObject | undefined,
): CredentialDescriptor | undefined {
  const requirements = operation?.["security"] ?? document["security"];
  if (!Array.isArray(requirements) || requirements.length === 0) return undefined;
  const names = requirements.flatMap((requirement) =>
    isJsonObject(requirement) && Object.keys(requirement).length === 1 ? Object.keys(requirement) : [],
  );
  const readings = names.map((name) => readScheme(provider, name, findScheme(provider, document, name)));
  const usable = readings.find((reading) => typeof reading !== "string");
  if (usable !== undefined) return usable;
  throw new Failure(
    `specs/${provider}: no way to send the key: ${readings.join("; ") || "every alternative needs several keys"}. Supported: apiKey in a header, http bearer.`,
  );
}

function findScheme(provider: string, document: JsonObject, name: string): JsonObject {
  const { components } = document;
  const schemes = isJsonObject(components) ? components["securitySchemes"] : undefined;
  if (isJsonObject(schemes) && Object.hasOwn(schemes, name)) return dereference(document, schemes[name]);
  throw new Failure(
    `specs/${provider}: security names the scheme ${JSON.stringify(name)}, which components lack.`,
  );
}

/** The credential, or why this scheme cannot be used. */
function readScheme(provider: string, name: string, scheme: JsonObject): CredentialDescriptor | string {
  const sent = readHeader(scheme);
  if (sent === undefined) return `${name} is ${describe(scheme)}`;
  const extra = scheme["x-calloff-credential"];
  const env = isJsonObject(extra) ? extra["env"] : undefined;
  if (!isJsonObject(extra) || typeof env !== "string" || !/^[A-Z][A-Z0-9_]*$/.test(env)) {
    throw new Failure(
      `specs/${provider}/overlay.yaml: the security scheme ${name} needs x-calloff-credential: { env: … }, the environment variable that holds the key.`,
    );
  }
  const { prefix } = extra;
  return { header: sent.header, prefix: typeof prefix === "string" ? prefix : sent.prefix, env };
}

function readHeader(scheme: JsonObject): { header: string; prefix: string } | undefined {
  const { type, name, in: place, scheme: kind } = scheme;
  if (
    type === "apiKey" &&
    place === "header" &&
    typeof name === "string" &&
    /^[\w!#$%&'*+.^`|~-]+$/.test(name)
  ) {
    return { header: name, prefix: "" };
  }
  if (type === "http" && typeof kind === "string" && kind.toLowerCase() === "bearer") {
    return { header: "Authorization", prefix: "Bearer " };
  }
  return undefined;
}

function describe({ type, in: place, scheme }: JsonObject): string {
  return [type, scheme, place === undefined ? undefined : `in ${place}`].filter(Boolean).join(" ");
}
