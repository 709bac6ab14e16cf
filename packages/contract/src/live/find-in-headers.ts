import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import type { Finding } from "./departure.ts";
import { type Part, partOf, partsOf } from "./documented-response.ts";
import type { SchemaCheck } from "./schema-check.ts";

/** What the headers are not as the documented response says. `Content-Type` follows from the body, as OpenAPI has it. */
export function findInHeaders(
  document: JsonObject,
  response: Part,
  headers: Headers,
  check: SchemaCheck,
): Finding[] {
  return partsOf(document, response, "headers").flatMap(([name, header]): Finding[] => {
    const at = name.toLowerCase();
    const text = headers.get(at);
    if (at === "content-type") return [];
    if (text === null) {
      const words = "no such header";
      return header.value["required"] === true
        ? [{ area: "header", at, rule: "required", expected: "required", received: { words } }]
        : [];
    }
    const schema = partOf(document, header, "schema");
    if (schema === undefined) return [];
    return check(schema.reference, readValue(text, schema.value)).map((finding) => ({
      ...finding,
      area: "header",
      at,
      received: { words: JSON.stringify(text) },
    }));
  });
}

/** A header is text: it is a number or a boolean where the schema asks for one and it reads like one. */
function readValue(text: string, { type }: JsonObject): JsonValue {
  const types = [type].flat();
  if (types.includes("boolean") && /^(?:true|false)$/.test(text)) return text === "true";
  const numeric = types.includes("integer") || types.includes("number");
  if (numeric && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return Number(text);
  return types.includes("array") ? text.split(/\s*,\s*/) : text;
}
