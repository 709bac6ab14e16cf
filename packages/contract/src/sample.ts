import { isJsonObject, type JsonObject, type JsonValue, objectOf } from "@calloff/openapi/internal";
import { generateSync } from "json-schema-faker";
import { sample } from "openapi-sampler";
import { closedSchema } from "./closed-schema.ts";
import { guidedSchema } from "./guided-schema.ts";
import type { Direction } from "./json-schema-of.ts";
import type { Amount } from "./row.ts";
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
  readonly schema: JsonValue | undefined;
  readonly validator: SchemaValidator;
  readonly amount: Amount;
  readonly direction: Direction;
  /** Whether the schema alone is to say what the value is, and no example. */
  readonly isPlain?: boolean;
  /** Why a value that the schema allows cannot be sent where it is to stand; undefined when it can. */
  readonly hindrance?: (value: JsonValue) => string | undefined;
}

/**
 * A value for a parameter or a body: the document's own example, else one that is made up from the schema. With
 * `required`, only what must be there.
 *
 * @throws Unsampled
 */
export function sampleValue(wanted: Exampled): JsonValue {
  const { name, schema, validator, hindrance } = wanted;
  let problem = "no sample";
  for (const candidate of candidates(wanted)) {
    const value = candidate();
    if (value === undefined) continue;
    const found = validator.problem(schema, value) ?? hindrance?.(value);
    if (found === undefined) return value;
    problem = found;
  }
  throw new Unsampled(`no value for ${name} could be made from the document: ${problem}`);
}

/** One after the other, each made when those before it were of no use. */
function* candidates(wanted: Exampled): Generator<() => JsonValue | undefined> {
  const { holder, schema, amount, isPlain } = wanted;
  if (amount === "everything") for (const example of writtenExamples(holder)) yield () => example;
  if (schema === undefined) for (const anything of ["string", { name: "string" }]) yield () => anything;
  if (!isJsonObject(schema)) return;
  // What is required alone may be too little, and all that there is too much: some of it leaves something out.
  const amounts: Amount[] = amount === "required" ? ["required", "everything"] : ["everything", "required"];
  for (const each of amounts) {
    if (!isPlain) yield () => sampled(wanted, schema, each);
    for (const seed of [1, 2, 3]) yield () => faked(wanted, schema, each, { seed, maxDepth: 4 });
  }
  // With little in them, values may be deep; and each seed takes other branches of a union.
  for (const seed of SEEDS) yield () => faked(wanted, schema, "required", { seed, maxDepth: 16 });
  // A value that only the server can tell from another variant's is none of the types.
  if (isPlain) return;
  for (const seed of SEEDS) yield () => faked(wanted, schema, amount, { seed, maxDepth: 6, guided: true });
}

const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);

function writtenExamples({ example, examples }: JsonObject): JsonValue[] {
  const named = Object.values(objectOf(examples)).map((entry) => objectOf(entry)["value"]);
  return [example, ...named].filter((value) => value !== undefined);
}

/** Reads like a person wrote it, with the examples of all the properties; gives up early on patterns and unions. */
function sampled(
  { document, direction }: Exampled,
  schema: JsonObject,
  amount: Amount,
): JsonValue | undefined {
  const options = {
    skipNonRequired: amount === "required",
    skipReadOnly: direction === "request",
    skipWriteOnly: direction === "response",
    enablePatterns: true,
    quiet: true,
  };
  return orNothing(() => sample(schema, options, document) as JsonValue | undefined);
}

/** Keeps to nearly every schema, with values that mean nothing. */
function faked(
  { document, direction }: Exampled,
  schema: JsonObject,
  amount: Amount,
  {
    guided = false,
    ...chosen
  }: { readonly seed: number; readonly maxDepth: number; readonly guided?: boolean },
): JsonValue | undefined {
  const optionals = amount === "everything";
  const options = {
    ...chosen,
    alwaysFakeOptionals: optionals,
    optionalsProbability: optionals ? 1 : 0,
    maxDefaultItems: 1,
    formats: FORMATS,
  };
  return orNothing(() => {
    const closed = closedSchema(document, schema, direction);
    const wanted = guided ? guidedSchema(closed) : closed;
    return wanted && (generateSync(wanted, options) as JsonValue);
  });
}

/** Formats that the validator knows, and json-schema-faker does not. */
const FORMATS = {
  byte: () => "aGVsbG8=",
  url: () => "https://example.com/",
};

/** Each of the two throws at what it does not know. */
function orNothing(make: () => JsonValue | undefined): JsonValue | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
