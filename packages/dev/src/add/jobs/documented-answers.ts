import { meaningByHttp } from "@calloff/codegen/internal";
import type { Operation } from "@calloff/openapi/internal";
import { dereference, isJsonObject, type JsonObject } from "@calloff/openapi/internal";

/** A documented answer of an operation. */
export interface DocumentedAnswer {
  /** As in the document: `200`, `4XX`, `default`. */
  readonly status: string;
  /** What the document says of it, in one line. */
  readonly description: string;
  /** Whether HTTP alone does not say what it means for a job. */
  readonly needsMeaning: boolean;
  /** The answer itself, references followed. */
  readonly response: JsonObject;
}

export function documentedAnswers(document: JsonObject, { operation }: Operation): DocumentedAnswer[] {
  const { responses } = operation;
  if (!isJsonObject(responses)) return [];
  return Object.keys(responses)
    .filter((status) => !status.startsWith("x-"))
    .sort()
    .map((status) => {
      const response = dereference(document, responses[status]);
      const description = oneLine(response["description"]);
      return { status, description, needsMeaning: meaningByHttp(status) === undefined, response };
    });
}

/** A document's text as it may stand in a terminal's line. */
export function oneLine(text: unknown): string {
  if (typeof text !== "string") return "";
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, " ")
    .trim()
    .slice(0, 300);
}
