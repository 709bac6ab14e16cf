import type { ParameterStyle } from "./request-transform.ts";
import type { WriteBody } from "./transform-body.ts";
import { writePairs } from "./write-parameter.ts";

const LIST: ParameterStyle = { style: "form", explode: true };
const JSON_TEXT: ParameterStyle = { style: "json", explode: false };

/** `application/x-www-form-urlencoded`: lists repeat their name, and objects are JSON, unless the document says otherwise. */
export const writeForm: WriteBody = (body, type, parts) => {
  if (typeof body !== "object" || body === null || body instanceof URLSearchParams)
    return [String(body), type];
  const pairs = Object.entries(body).flatMap(([name, value]) => {
    const isObject = typeof value === "object" && !Array.isArray(value);
    return writePairs(name, value, parts[name]?.style ?? (isObject ? JSON_TEXT : LIST));
  });
  return [pairs.map((pair) => pair.join("=")).join("&"), type];
};
