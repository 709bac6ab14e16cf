import { isDeepStrictEqual } from "node:util";
import type { RecordedRequest } from "@calloff/mock";
import {
  isFormType,
  isJsonObject,
  isMultipartType,
  type JsonValue,
  parseJson,
} from "@calloff/openapi/internal";
import { canBeJson } from "./documented-operation.ts";
import { essenceOf, isInRange } from "./media-range.ts";
import { headerValues } from "./read-parameter.ts";
import type { SampledBody } from "./request-sample.ts";

/** What is wrong with a request's body and its type. */
export async function judgeRequestBody(
  sample: SampledBody | undefined,
  request: RecordedRequest,
): Promise<string[]> {
  if (sample === undefined) {
    return request.body === "" ? [] : ["it has a body, and none was given"];
  }
  const problems: string[] = [];
  const [type = "none", ...others] = headerValues(request, "content-type");
  if (others.length > 0 || !isInRange(essenceOf(type), sample.mediaType)) {
    problems.push(`its content type is ${[type, ...others].join(", ")}, not ${sample.mediaType}`);
  }
  const problem = await judgeContent(sample, type, request.body);
  return problem === undefined ? problems : [...problems, problem];
}

async function judgeContent(
  { mediaType, value }: SampledBody,
  type: string,
  body: string,
): Promise<string | undefined> {
  if (canBeJson(mediaType))
    return isDeepStrictEqual(parseJson(body), value) ? undefined : unlike(body, value);
  // Text is a form that its caller has written.
  if (isFormType(mediaType) && typeof value !== "string")
    return judgeFields([...new URLSearchParams(body)], value);
  if (isMultipartType(mediaType)) return judgeFields(await readParts(type, body), value);
  return body === (typeof value === "string" ? value : JSON.stringify(value))
    ? undefined
    : unlike(body, value);
}

function unlike(body: string, value: JsonValue): string {
  return `its body is ${shortened(body)}, given was ${shortened(JSON.stringify(value))}`;
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

type Field = readonly [name: string, text: string];

async function readParts(type: string, body: string): Promise<Field[]> {
  try {
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    const parts: Field[] = [];
    for (const [name, part] of form.entries()) {
      parts.push([name, typeof part === "string" ? part : await part.text()]);
    }
    return parts;
  } catch {
    return [];
  }
}

/** A form has a field for each property, several for a list, and objects as JSON or with `name[part]`. */
export function judgeFields(fields: readonly Field[], value: JsonValue): string | undefined {
  if (!isJsonObject(value)) return "a form is made of an object";
  const known = new Set<string>();
  for (const [name, wanted] of Object.entries(value)) {
    const own = fields.filter(([field]) => field === name || field.startsWith(`${name}[`));
    for (const [field] of own) known.add(field);
    if (!isWritten(name, wanted, own)) {
      const sent = own.map(([field, text]) => `${field}=${text}`).join("&") || "nothing";
      return `its field ${name} is ${shortened(sent)}, given was ${shortened(JSON.stringify(wanted))}`;
    }
  }
  const unknownName = fields.find(([field]) => !known.has(field));
  return unknownName && `its field ${unknownName[0]} was not given`;
}

function isWritten(name: string, wanted: JsonValue, fields: readonly Field[]): boolean {
  const [first, ...more] = fields;
  // A form has no null: a field without a value is one that is not there.
  if (wanted === null && first === undefined) return true;
  const isOne = (value: JsonValue, text: string): boolean =>
    typeof value === "object" ? isDeepStrictEqual(parseJson(text), value) : text === String(value);
  if (first !== undefined && more.length === 0 && first[0] === name && isOne(wanted, first[1])) return true;
  if (!Array.isArray(wanted)) return isJsonObject(wanted) && isBracketed(name, wanted, fields);
  const isSame = (text: string, index: number): boolean => isOne(wanted[index] ?? null, text);
  if (fields.length === wanted.length && fields.every(([, text], index) => isSame(text, index))) return true;
  if (isBracketed(name, Object.fromEntries(wanted.entries()), fields)) return true;
  const parts = first?.[1].split(",") ?? [];
  return more.length === 0 && parts.length === wanted.length && parts.every(isSame);
}

function isBracketed(name: string, wanted: Record<string, JsonValue>, fields: readonly Field[]): boolean {
  return Object.entries(wanted).every(([part, value]) => {
    const inner = `${name}[${part}]`;
    const own = fields.filter(([field]) => field === inner || field.startsWith(`${inner}[`));
    return isWritten(inner, value, own);
  });
}
