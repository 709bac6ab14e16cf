import type { JsonObject, JsonValue } from "../document/json.ts";
import { type DocumentedOperation, type DocumentedParameter, isJsonType } from "./documented-operation.ts";
import type { Sends } from "./row.ts";
import { sampleValue, Unsampled } from "./sample.ts";
import type { SchemaValidator } from "./schema-validator.ts";

export interface SampledParameter extends DocumentedParameter {
  readonly value: JsonValue;
}

/** What is sent of one operation. */
export interface RequestSample {
  readonly sends: Sends;
  readonly parameters: readonly SampledParameter[];
  readonly body: SampledBody | undefined;
}

export interface SampledBody {
  readonly mediaType: string;
  readonly schema: JsonValue | undefined;
  readonly value: JsonValue;
}

const FORM = "application/x-www-form-urlencoded";

/**
 * The requests that an operation is tried with: one with all that the document has, and one with only what it requires
 * where that is less.
 *
 * @throws Unsampled when there is no such request, or the client cannot send it
 */
export function sampleRequests(
  document: JsonObject,
  operation: DocumentedOperation,
  validator: SchemaValidator,
): RequestSample[] {
  const make = (sends: Sends): RequestSample => sampleRequest(document, operation, validator, sends);
  const everything = make("everything");
  const required = make("required");
  const { sends: _, ...all } = everything;
  const { sends: __, ...less } = required;
  return JSON.stringify(all) === JSON.stringify(less) ? [everything] : [everything, required];
}

function sampleRequest(
  document: JsonObject,
  operation: DocumentedOperation,
  validator: SchemaValidator,
  sends: Sends,
): RequestSample {
  const parameters = operation.parameters
    .filter((parameter) => parameter.required || (sends === "everything" && canBeSent(parameter)))
    .map((parameter) => {
      if (!canBeSent(parameter)) {
        throw new Unsampled(
          `the client does not send ${parameter.place} parameters such as ${parameter.name}`,
        );
      }
      const { name, holder } = parameter;
      const value = sampleValue({
        document,
        name,
        holder,
        validator,
        amount: "everything",
        direction: "request",
      });
      return { ...parameter, value };
    });
  const { body } = operation;
  const withBody = body !== undefined && (body.required || sends === "everything");
  return { sends, parameters, body: withBody ? sampleBody(document, body, validator, sends) : undefined };
}

/** fetch leaves cookies to the browser, and a parameter with `content` has a format of its own. */
function canBeSent({ place, schema }: DocumentedParameter): boolean {
  return place !== "cookie" && schema !== undefined;
}

function sampleBody(
  document: JsonObject,
  { content }: NonNullable<DocumentedOperation["body"]>,
  validator: SchemaValidator,
  sends: Sends,
): SampledBody {
  const types = Object.keys(content);
  const mediaType = types.find(isJsonType) ?? types.find((type) => type.startsWith(FORM));
  if (mediaType === undefined) throw new Unsampled(`bodies are JSON or forms here, not ${types.join(", ")}`);
  const holder = content[mediaType] as JsonObject;
  const name = `the ${mediaType} body`;
  const value = sampleValue({ document, name, holder, validator, amount: sends, direction: "request" });
  return { mediaType, schema: holder["schema"], value };
}
