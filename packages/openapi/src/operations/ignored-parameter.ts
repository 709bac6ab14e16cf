import type { JsonObject } from "../document/json.ts";

const SPOKEN_OF_ELSEWHERE = new Set(["accept", "content-type", "authorization"]);

/** OpenAPI 3.1.1, 4.8.12, of `name`, and 3.0 likewise: header parameters of these names shall be ignored. */
export function isIgnoredParameter({ in: place, name }: JsonObject): boolean {
  return place === "header" && SPOKEN_OF_ELSEWHERE.has(String(name).toLowerCase());
}
