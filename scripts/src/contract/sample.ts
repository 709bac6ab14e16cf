import { sample } from "openapi-sampler";
import { isJsonObject, type JsonObject, type JsonValue } from "../document/json.ts";
import type { Direction } from "./json-schema-of.ts";
import type { Sends } from "./row.ts";
import type { SchemaValidator } from "./schema-validator.ts";

/** No value could be made that keeps to the document. */
export class Unsampled extends Error {
  override readonly name = "Unsampled";
}

/** A parameter or a media type: what has a schema, and may have examples of it. */
interface Exampled {
  readonly document: JsonObject;
  /** For people. */
  readonly name: string;
  readonly holder: JsonObject;
  readonly validator: SchemaValidator;
  readonly amount: Sends;
  readonly direction: Direction;
}

/**
 * A value for a parameter or a body: the document's own example, else one that is made up from the schema. With
 * `required`, only what must be there.
 *
 * @throws Unsampled
 */
export function sampleValue(wanted: Exampled): JsonValue {
  const { name, holder, validator, amount } = wanted;
  const { schema } = holder;
  const examples = amount === "everything" ? writtenExamples(holder) : [];
  const written = examples.find((example) => validator.problem(schema, example) === undefined);
  if (written !== undefined) return written;
  const made = makeUp(wanted);
  const problem = validator.problem(schema, made);
  if (problem === undefined && made !== undefined) return made;
  throw new Unsampled(`no value for ${name} could be made from the document: ${problem ?? "no sample"}`);
}

function writtenExamples({ example, examples }: JsonObject): JsonValue[] {
  const named = isJsonObject(examples) ? Object.values(examples) : [];
  const values = named.flatMap((entry) =>
    isJsonObject(entry) && entry["value"] !== undefined ? [entry["value"]] : [],
  );
  return example === undefined ? values : [example, ...values];
}

function makeUp({ document, holder, amount, direction }: Exampled): JsonValue | undefined {
  const { schema } = holder;
  if (!isJsonObject(schema)) return "string";
  const options = {
    skipNonRequired: amount === "required",
    skipReadOnly: direction === "request",
    skipWriteOnly: direction === "response",
    enablePatterns: true,
    quiet: true,
  };
  return sample(schema, options, document) as JsonValue | undefined;
}
