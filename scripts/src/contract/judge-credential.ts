import type { RecordedRequest } from "@calloff/mock";
import { dereference } from "../codegen/reference.ts";
import { isJsonObject, type JsonObject } from "../document/json.ts";
import { headerValues } from "./header-values.ts";

/** What is wrong with the credential that was sent; undefined when one of the alternatives is there, whole. */
export function judgeCredential(
  document: JsonObject,
  security: readonly JsonObject[],
  request: RecordedRequest,
  key: string,
): string | undefined {
  const problems: string[] = [];
  for (const alternative of security) {
    const found = Object.keys(alternative).flatMap((name) => judgeScheme(document, name, request, key) ?? []);
    if (found.length === 0) return undefined;
    problems.push(found.join(" and "));
  }
  return problems.length === 0 ? undefined : problems.join("; or ");
}

function judgeScheme(
  document: JsonObject,
  name: string,
  request: RecordedRequest,
  key: string,
): string | undefined {
  const { components } = document;
  const schemes = isJsonObject(components) ? components["securitySchemes"] : undefined;
  const scheme = dereference(document, isJsonObject(schemes) ? schemes[name] : undefined);
  const extra = scheme["x-calloff-credential"];
  const ownPrefix = isJsonObject(extra) ? extra["prefix"] : undefined;
  const inHeader = scheme["type"] === "apiKey" && scheme["in"] === "header";
  const bearer = scheme["type"] === "http" && String(scheme["scheme"]).toLowerCase() === "bearer";
  if (!inHeader && !bearer) return `the scheme ${name} puts the key where the client cannot`;
  const header = inHeader ? String(scheme["name"]) : "Authorization";
  const prefix = typeof ownPrefix === "string" ? ownPrefix : bearer ? "Bearer " : "";
  const values = headerValues(request, header);
  if (values.length === 1 && values[0] === prefix + key) return undefined;
  const sent =
    values.length === 0 ? "nothing" : values.map((value) => value.replaceAll(key, "<key>")).join(", ");
  return `the header ${header} must be ${JSON.stringify(`${prefix}<key>`)}, and is ${sent}`;
}
