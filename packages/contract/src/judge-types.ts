import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type JsonObject, type JsonValue, literal, methodKey } from "@calloff/openapi/internal";
import { compileSamples, type TypedSample } from "./compile-samples.ts";
import { describedPart } from "./described-properties.ts";
import {
  canBeJson,
  contentOf,
  type DocumentedOperation,
  documentedOperations,
} from "./documented-operation.ts";
import type { Direction } from "./json-schema-of.ts";
import { isBodiless } from "./request-sample.ts";
import type { Amount } from "./row.ts";
import { sampleValue, Unsampled } from "./sample.ts";
import { createSchemaValidator, type SchemaValidator } from "./schema-validator.ts";
import { streamAnswer } from "./stream-answer.ts";
import { withUnlisted } from "./unlisted-values.ts";

/** What is wrong with the types of each body: of requests by operation, of answers by operation and status. */
export interface TypeProblems {
  request(operation: string): readonly string[];
  response(operation: string, documented: string): readonly string[];
}

/** What a client is judged by. */
interface Judged {
  readonly document: JsonObject;
  /** The text of the generated `schema.ts`. */
  readonly types: string;
}

const AMOUNTS: readonly Amount[] = ["everything", "required"];

/**
 * Holds the generated types to the document: values that the document allows, made from its schemas alone, have to be
 * values of the types, and what they hold has to be there to be read. An answer may have values that a list of the
 * document does not name yet. All of a document's are compiled at once.
 */
export function judgeTypes({ document, types }: Judged): TypeProblems {
  const validators = {
    request: createSchemaValidator(document, "request", "object"),
    response: createSchemaValidator(document, "response", "object"),
  };
  const samples = documentedOperations(document).flatMap((operation) => [
    ...requestSamples(document, operation, validators.request),
    ...responseSamples(document, operation, validators.response),
  ]);
  const problems = compileSamples(document, types, samples);
  const at = (id: string): string[] => [
    ...new Set(problems.flatMap(({ sample, problem }) => (sample.id === id ? [problem] : []))),
  ];
  return {
    request: (operation) => at(operation),
    response: (operation, documented) => at(`${operation} ${documented}`),
  };
}

function requestSamples(
  document: JsonObject,
  operation: DocumentedOperation,
  validator: SchemaValidator,
): TypedSample[] {
  const { body, name } = operation;
  if (body === undefined || isBodiless(operation.method)) return [];
  return samplesOf(body.content, {
    document,
    validator,
    direction: "request",
    id: name,
    type: `NonNullable<${typeOf(operation)}["requestBody"]>`,
    words: "the body",
  });
}

function responseSamples(
  document: JsonObject,
  operation: DocumentedOperation,
  validator: SchemaValidator,
): TypedSample[] {
  return [...operation.responses].flatMap(([documented, response]) => {
    const status = /^\d+$/.test(documented) ? documented : literal(documented);
    const body = {
      document,
      validator,
      direction: "response",
      id: `${operation.name} ${documented}`,
      type: `${typeOf(operation)}["responses"][${status}]`,
      words: "the answer",
    } as const;
    const stream = streamAnswer(document, operation, documented);
    if (stream === undefined) return samplesOf(contentOf(response), body);
    const type = `NonNullable<${body.type}["content"][${literal(stream.mediaType)}]["~item"]>`;
    const { schema } = stream;
    return isJsonObject(schema) ? valuesOf(schema, { ...body, type, words: "an item of the answer" }) : [];
  });
}

interface Body {
  readonly document: JsonObject;
  readonly validator: SchemaValidator;
  readonly direction: Direction;
  readonly id: string;
  readonly type: string;
  readonly words: string;
}

/** Of each JSON type. */
function samplesOf(content: JsonObject, { type, ...body }: Body): TypedSample[] {
  return Object.entries(content).flatMap(([mediaType, media]) => {
    const schema = isJsonObject(media) ? media["schema"] : undefined;
    if (!canBeJson(mediaType) || !isJsonObject(schema)) return [];
    return valuesOf(schema, { ...body, type: `${type}["content"][${literal(mediaType)}]` });
  });
}

/** One value with all that there is, and one with what is required; of answers with other values too. */
function valuesOf(schema: JsonObject, { type, ...body }: Body): TypedSample[] {
  return AMOUNTS.flatMap((amount) => {
    const value = madeUp(schema, amount, body);
    if (value === undefined) return [];
    const sample = { ...body, schema, value, type };
    if (body.direction === "request") return [sample];
    const others = withUnlisted(body.document, schema, value);
    if (isDeepStrictEqual(others, value)) return [sample];
    return [sample, { ...sample, value: others, words: `${body.words} with values that are not listed` }];
  });
}

/** Undefined where there is none; then the operation is not called either, and says why. */
function madeUp(schema: JsonObject, amount: Amount, body: Omit<Body, "type">): JsonValue | undefined {
  const { document, validator, direction, words } = body;
  try {
    const wanted = { document, name: words, holder: {}, schema, validator, amount, direction };
    return describedPart(document, [schema], sampleValue({ ...wanted, isPlain: true }), direction);
  } catch (error) {
    if (!(error instanceof Unsampled)) throw error;
    return undefined;
  }
}

function typeOf({ path, method }: DocumentedOperation): string {
  return `paths[${literal(path)}][${literal(methodKey(method))}]`;
}
