import { HttpResponse } from "msw";
import { type BodySchema, bodySchemaOf, problemOf } from "./body-schema.ts";
import {
  type DocumentedOperation,
  type DocumentedResponse,
  isJson,
  type JsonObject,
  possibleStatuses,
  responseFor,
} from "./documented-operation.ts";
import { sampleBodies } from "./sample-bodies.ts";

/** An answer, written out. It is checked against the vendor's document. */
export interface ExactAnswer {
  /** A status that the document has for the operation. */
  readonly status: number;
  /**
   * The body: JSON data, or a string where the document has a body of another type.
   *
   * @default one that is made up from the document
   */
  readonly body?: unknown;
  /** Headers to send along, for example `retry-after`. They are not checked. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** An answer that the document has. */
export interface MockAnswer {
  readonly operation: DocumentedOperation;
  readonly status: number;
  /** Undefined where the answer has none. */
  readonly body: unknown;
  readonly mediaType: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Says what an operation of a document can be answered with. */
export class AnswerBook {
  readonly #document: JsonObject;
  readonly #schemas = new Map<DocumentedResponse, BodySchema>();
  readonly #samples = new Map<DocumentedResponse, readonly unknown[]>();

  constructor(document: JsonObject) {
    this.#document = document;
  }

  /**
   * The valid bodies of an answer, the best first; undefined is the body of an answer that has none.
   *
   * @param change applied to each before it is checked
   */
  *bodies(
    response: DocumentedResponse,
    change: (body: unknown) => unknown = (body) => body,
  ): Generator<unknown> {
    const { mediaType, examples } = response;
    if (mediaType === undefined) yield undefined;
    else if (!isJson(mediaType)) yield examples.find((example) => typeof example === "string") ?? "";
    else {
      const schema = this.#schemaOf(response);
      const samples = this.#samples.get(response) ?? [...sampleBodies(schema, examples)];
      this.#samples.set(response, samples);
      for (const sample of samples) {
        const body = change(structuredClone(sample));
        if (body !== undefined && problemOf(schema, body) === undefined) yield body;
      }
    }
  }

  /**
   * An answer as it was written out.
   *
   * @param owner what messages begin with: the name of the provider
   * @throws Error when the document does not have it
   */
  exact(
    owner: string,
    operation: DocumentedOperation,
    { status, body, headers = {} }: ExactAnswer,
  ): MockAnswer {
    const response = responseFor(operation, status);
    if (response === undefined || !Number.isInteger(status)) {
      const known = [...operation.responses.keys()].join(", ");
      throw new Error(`${owner}: the document has no ${status} for ${operation.name}. It has: ${known}.`);
    }
    const { mediaType } = response;
    const answer = { operation, status, mediaType, headers };
    if (body === undefined) return { ...answer, body: this.#firstBody(owner, operation, status, response) };
    const problem = this.#problemOf(response, body);
    if (problem === undefined) return { ...answer, body };
    throw new Error(
      `${owner}: the document does not have this body for ${operation.name}, ${status}: ${problem}`,
    );
  }

  /**
   * What an operation is answered with where nothing else was said: its first success.
   *
   * @throws Error when no valid body can be made up
   */
  success(owner: string, operation: DocumentedOperation): MockAnswer {
    const statuses = possibleStatuses(operation);
    const status = statuses.find((each) => each >= 200 && each < 300) ?? statuses[0] ?? 200;
    return this.exact(owner, operation, { status });
  }

  #firstBody(
    owner: string,
    { name }: DocumentedOperation,
    status: number,
    response: DocumentedResponse,
  ): unknown {
    const first = this.bodies(response).next();
    if (!first.done) return first.value;
    throw new Error(`${owner}: no body could be made up for ${name}, ${status}. Give one.`);
  }

  #problemOf(response: DocumentedResponse, body: unknown): string | undefined {
    const { mediaType } = response;
    if (mediaType === undefined) return "the answer has no body. Leave body out.";
    if (isJson(mediaType)) return problemOf(this.#schemaOf(response), body);
    return typeof body === "string" ? undefined : `${mediaType} is written as a string.`;
  }

  #schemaOf(response: DocumentedResponse): BodySchema {
    const schema = this.#schemas.get(response) ?? bodySchemaOf(this.#document, response.schema);
    this.#schemas.set(response, schema);
    return schema;
  }
}

/** The answer as Mock Service Worker sends it. */
export function toResponse({ status, body, mediaType, headers }: MockAnswer): Response {
  const type = mediaType?.includes("*") ? "application/json" : mediaType;
  const init = { status, headers: { ...(type !== undefined && { "content-type": type }), ...headers } };
  if (mediaType === undefined) return new HttpResponse(null, init);
  return new HttpResponse(isJson(mediaType) ? JSON.stringify(body) : String(body), init);
}
