import { type JsonObject, type JsonValue, parsePointer, toPointer, valueAt } from "@calloff/openapi/internal";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Finding } from "./departure.ts";

/** What a value breaks of a schema in the document; `reference` leads to the schema. */
export type SchemaCheck = (reference: string, value: JsonValue) => Omit<Finding, "area">[];

const DOCUMENT = "https://document.invalid/openapi.json";

/** Ajv, in the dialect of OpenAPI 3.1 with formats: it shares no code path with Prism, which merges and rewrites schemas. */
export function createSchemaCheck(document: JsonObject): SchemaCheck {
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, validateSchema: false });
  addFormats.default(ajv);
  ajv.addSchema(document, DOCUMENT);
  return (reference, value) => {
    const validate = ajv.compile({ $ref: `${DOCUMENT}${reference}` });
    validate(value);
    return (validate.errors ?? []).map((error) => explain(error, value));
  };
}

function explain(error: ErrorObject, value: JsonValue): Omit<Finding, "area"> {
  const { keyword: rule, instancePath: at, params, schema, message = "" } = error;
  const received = { value: valueAt(value, parsePointer(at)) };
  switch (rule) {
    case "required": {
      const missing = String(params["missingProperty"]);
      const words = "nothing, it is missing";
      return { at: at + toPointer([missing]), rule, expected: "required", received: { words } };
    }
    case "type":
      return { at, rule, expected: `type ${[schema].flat().join(" or ")}`, received };
    case "enum":
      return { at, rule, expected: `one of ${(schema as JsonValue[]).map(inJson).join(", ")}`, received };
    case "const":
      return { at, rule, expected: inJson(schema), received };
    case "format":
      return { at, rule, expected: `format ${String(schema)}`, received };
    case "additionalProperties":
    case "unevaluatedProperties": {
      const extra = String(params["additionalProperty"] ?? params["unevaluatedProperty"]);
      const place = at + toPointer([extra]);
      return {
        at: place,
        rule,
        expected: "no such property",
        received: { value: valueAt(value, parsePointer(place)) },
      };
    }
    default:
      return { at, rule, expected: message, received };
  }
}

function inJson(value: unknown): string {
  return JSON.stringify(value);
}
