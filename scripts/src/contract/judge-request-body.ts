import { isDeepStrictEqual } from "node:util";
import type { RecordedRequest } from "@calloff/mock";
import { dereference } from "../codegen/reference.ts";
import { isJsonObject, type JsonObject } from "../document/json.ts";
import { isJsonType } from "./documented-operation.ts";
import { headerValues } from "./header-values.ts";
import type { SampledBody } from "./request-sample.ts";
import type { SchemaValidator } from "./schema-validator.ts";
import { typedValue } from "./wire-value.ts";

/** What is wrong with a request's body and its type. */
export function judgeRequestBody(
  document: JsonObject,
  sample: SampledBody | undefined,
  request: RecordedRequest,
  validator: SchemaValidator,
): string[] {
  if (sample === undefined) {
    return request.body === "" ? [] : ["it has a body, and none was given"];
  }
  const problems: string[] = [];
  const [type = "none", ...others] = headerValues(request, "content-type");
  const essence = (text: string): string => text.replace(/;.*/s, "").trim().toLowerCase();
  if (others.length > 0 || essence(type) !== essence(sample.mediaType)) {
    problems.push(`its content type is ${[type, ...others].join(", ")}, not ${sample.mediaType}`);
  }
  const value = readBody(document, sample, request.body);
  const problem = validator.problem(sample.schema, value);
  if (problem !== undefined) problems.push(`its body: ${problem}`);
  if (!isDeepStrictEqual(value, sample.value)) problems.push("its body is not the one that was given");
  return problems;
}

function readBody(document: JsonObject, { mediaType, schema }: SampledBody, text: string): unknown {
  if (isJsonType(mediaType)) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }
  const { properties } = isJsonObject(schema) ? dereference(document, schema) : {};
  const form = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const property = isJsonObject(properties) ? properties[name] : undefined;
      return [name, typedValue(document, property, form.getAll(name))];
    }),
  );
}
