import type { RecordedAnswer } from "@calloff/mock";
import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { BODILESS } from "./concrete-statuses.ts";
import { canBeJson, contentOf, type DocumentedOperation, isJsonType } from "./documented-operation.ts";
import { concreteType } from "./media-range.ts";
import type { AnswerRow, StatusRow } from "./provider-tests/tables.ts";
import type { Amount, Gets } from "./row.ts";
import { sampleValue } from "./sample.ts";
import type { SchemaValidator } from "./schema-validator.ts";
import { itemHindrance, streamAnswer, writeItems } from "./stream-answer.ts";

/** An answer that the mock is told to give. */
export interface AnswerSample {
  readonly gets: Gets;
  /** Left out where Prism is to make it up. */
  readonly body?: unknown;
  /** What the hand-written table says of it, where it does. */
  readonly expected?: AnswerRow;
  /** The same for a status. */
  readonly expectedStatus?: StatusRow;
}

/**
 * The answers that a status is tried with: as Prism makes it up, with the required properties alone, and without a body.
 *
 * @throws Unsampled
 */
export function sampleAnswers(
  document: JsonObject,
  { operation, code, status }: { operation: DocumentedOperation; code: string; status: number },
  validator: SchemaValidator,
): AnswerSample[] {
  const response = operation.responses.get(code) ?? {};
  const content = contentOf(response);
  const hasBody = Object.keys(content).length > 0 && operation.method !== "HEAD" && !BODILESS.has(status);
  if (!hasBody) return [{ gets: "full" }];
  const stream = streamAnswer(document, operation, code);
  if (stream !== undefined) {
    const item = sampleItem(document, stream, validator, "required");
    const minimal = writeItems(stream.mediaType, [item]);
    return [{ gets: "full" }, { gets: "minimal", body: minimal }, { gets: "empty", body: "" }];
  }
  const mediaType = Object.keys(content).find(canBeJson);
  if (mediaType === undefined) return [{ gets: "full" }, { gets: "empty", body: "" }];
  const holder = content[mediaType] as JsonObject;
  const { schema } = holder;
  const name = `the ${status}'s body`;
  const wanted = { document, name, holder, schema, validator, direction: "response" } as const;
  const body = sampleValue({ ...wanted, amount: "required" });
  // As text, because the mock sends a string as it is, and JSON may be one.
  const minimal = JSON.stringify(body);
  return [{ gets: "full" }, { gets: "minimal", body: minimal }, { gets: "empty", body: "" }];
}

/**
 * An answer as the document has it, made without Prism; with this body, if one is given.
 *
 * @throws Unsampled
 */
export function ownAnswer(
  document: JsonObject,
  { operation, code, status }: { operation: DocumentedOperation; code: string; status: number },
  validator: SchemaValidator,
  given: unknown,
): RecordedAnswer {
  const content = contentOf(operation.responses.get(code) ?? {});
  const stream = streamAnswer(document, operation, code);
  const mediaType = stream?.mediaType ?? preferredType(content);
  if (mediaType === undefined || BODILESS.has(status)) return { status, headers: {}, body: "" };
  const headers = { "content-type": concreteType(mediaType) };
  if (given !== undefined)
    return { status, headers, body: typeof given === "string" ? given : JSON.stringify(given) };
  if (stream !== undefined) {
    const items = (["everything", "required"] as const).map((amount) =>
      sampleItem(document, stream, validator, amount),
    );
    return { status, headers, body: writeItems(mediaType, items) };
  }
  if (!canBeJson(mediaType)) return { status, headers, body: "contract text" };
  const holder = content[mediaType] as JsonObject;
  const { schema } = holder;
  const name = `the ${status}'s body`;
  const wanted = { document, name, holder, schema, validator, direction: "response" } as const;
  return { status, headers, body: JSON.stringify(sampleValue({ ...wanted, amount: "everything" })) };
}

function sampleItem(
  document: JsonObject,
  { mediaType, schema }: NonNullable<ReturnType<typeof streamAnswer>>,
  validator: SchemaValidator,
  amount: Amount,
): JsonValue {
  return sampleValue({
    document,
    name: `an item of ${mediaType}`,
    holder: {},
    schema,
    validator,
    amount,
    direction: "response",
    hindrance: (item) => itemHindrance(mediaType, item),
  });
}

/** The one that is asked for where a response has several. */
export function preferredType(content: JsonObject): string | undefined {
  const types = Object.keys(content);
  return types.find(isJsonType) ?? types.find(canBeJson) ?? types[0];
}

/** The same answers with what the table says of each, and the table's own where it has a body. */
export function withTable(samples: readonly AnswerSample[], rows: readonly AnswerRow[]): AnswerSample[] {
  const whatever = rows.find(({ body }) => body === undefined);
  const own = rows.flatMap((row): AnswerSample[] =>
    row.body === undefined
      ? []
      : [{ gets: row.body === "" ? "empty" : "page", body: row.body, expected: row }],
  );
  const others = samples.filter(
    ({ gets }) => gets !== "empty" || !own.some((sample) => sample.gets === "empty"),
  );
  return [...others.map((sample) => (whatever ? { ...sample, expected: whatever } : sample)), ...own];
}

/** The same answers, and those of the table of statuses. Without a body there is no status, and no error either. */
export function withStatusTable(
  samples: readonly AnswerSample[],
  rows: readonly StatusRow[],
  status: number,
): AnswerSample[] {
  if (status !== 200) return [...samples];
  const own = rows.map((row): AnswerSample => ({ gets: "page", body: row.body, expectedStatus: row }));
  return [...samples, ...own];
}
