import { isDeepStrictEqual } from "node:util";
import type { RecordedRequest } from "@calloff/mock";
import type { JsonObject } from "@calloff/openapi/internal";
import type { AnswerSample } from "./answer-sample.ts";
import type { Handed } from "./call-client.ts";
import { BODILESS } from "./concrete-statuses.ts";
import { contentOf, isJsonType } from "./documented-operation.ts";
import { essenceOf, isInRange } from "./media-range.ts";
import type { Via } from "./row.ts";
import type { SchemaValidator } from "./schema-validator.ts";
import { readItems, type streamAnswer } from "./stream-answer.ts";

interface Answered {
  /** As the document, from which the types are made, describes it. */
  readonly documented: JsonObject;
  /** Where it is a stream of items. */
  readonly stream: ReturnType<typeof streamAnswer>;
  readonly status: number;
  readonly via: Via;
  readonly sample: AnswerSample;
  readonly received: readonly RecordedRequest[];
  readonly handed: Handed;
  readonly validator: SchemaValidator;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What is wrong with the answer that went over the wire, and with what the client made of it. */
export function judgeResponse(answered: Answered): string[] {
  const { documented, stream, status, via, sample, received, handed, validator } = answered;
  const answer = received[0]?.answer;
  if (answer === undefined) return [`there was no answer, and the client says ${handed.meaning}`];
  const problems: string[] = [];
  if (answer.status !== status) problems.push(`the mock answered ${answer.status}, not ${status}`);
  const type = answer.headers["content-type"] ?? "";
  const sent = stream === undefined ? parse(answer.body, type) : readItems(type, answer.body);
  if (isOwnProblem(sent))
    problems.push("the answer is a problem of Prism's or the mock's own, not the vendor's");
  if (handed.status !== status) problems.push(`the client says ${handed.status}, not ${status}`);
  if (REDIRECTS.has(status)) return [...problems, ...judgeRefusal(handed)];

  if (sample.gets === "full" || sample.gets === "page" || sample.gets === "minimal") {
    const response = BODILESS.has(status) ? {} : documented;
    const items = stream && { type: "array", items: stream.schema };
    const problem = judgeBody(response, type, sent, validator, items);
    if (problem !== undefined) problems.push(`the body sent ${problem}`);
    const own = judgeBody(response, type, handed.body, validator, items);
    if (own !== undefined) problems.push(`the body handed over ${own}`);
  }
  if (!isDeepStrictEqual(handed.body ?? undefined, sent ?? undefined)) {
    problems.push(`the client hands over ${JSON.stringify(handed.body)}, sent was ${JSON.stringify(sent)}`);
  }
  if (via === "client") return problems;
  if (handed.documented === false) problems.push("the client takes the status for an undocumented one");
  return [...problems, ...(via === "cancel" ? judgeMeaning : judgeStatus)(handed, sample)];
}

function judgeRefusal({ meaning }: Handed): string[] {
  return meaning === "unexpected-response"
    ? []
    : [`a redirect must be refused, and was ${meaning ?? "taken"}`];
}

/** Undefined when there is no body, and the document has none. */
function judgeBody(
  documented: JsonObject,
  type: string,
  body: unknown,
  validator: SchemaValidator,
  items: JsonObject | undefined,
): string | undefined {
  const content = contentOf(documented);
  const types = Object.keys(content);
  if (types.length === 0) return body === undefined ? undefined : "is one that the document does not have";
  const essence = essenceOf(type);
  const exact = types.find((documentedType) => essenceOf(documentedType) === essence);
  const mediaType = exact ?? types.find((documentedType) => isInRange(essence, documentedType));
  if (mediaType === undefined) return `is ${type || "of no type"}, not ${types.join(" or ")}`;
  // The schema of a text is that of what it stands for: XML's is an object.
  if (!isJsonType(essence) && items === undefined) return undefined;
  const { schema } = items === undefined ? (content[mediaType] as JsonObject) : { schema: items };
  const problem = validator.problem(schema, body);
  return problem === undefined ? undefined : `does not keep to the document: ${problem}`;
}

/** Undefined for no body, the text of one that is not JSON. */
function parse(body: string, type: string): unknown {
  if (body === "") return undefined;
  if (!isJsonType(type)) return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function isOwnProblem(body: unknown): boolean {
  const { type } = (body ?? {}) as { type?: unknown };
  return typeof type === "string" && /^(https:\/\/stoplight\.io\/prism\/|urn:calloff:mock:)/.test(type);
}

function judgeMeaning({ meaning, stopped }: Handed, { expected }: AnswerSample): string[] {
  const problems: string[] = [];
  if (expected === undefined) return problems;
  const wanted = "error" in expected ? expected.error : expected.state;
  if (meaning !== wanted) problems.push(`it means ${wanted}, and the client says ${meaning}`);
  if (!("error" in expected) && stopped !== expected.stopped) {
    problems.push(`stopped must be ${expected.stopped}, and is ${stopped}`);
  }
  return problems;
}

function judgeStatus({ meaning, value, final }: Handed, { expectedStatus: wanted }: AnswerSample): string[] {
  const problems: string[] = [];
  if (wanted === undefined) return problems;
  if (meaning !== wanted.state) problems.push(`the job is ${wanted.state}, and the client says ${meaning}`);
  if (value !== wanted.value) {
    const [right, said] = [wanted.value, value].map((each) => JSON.stringify(each));
    problems.push(`the value is ${right}, and the client says ${said}`);
  }
  if (final !== wanted.final) problems.push(`final must be ${wanted.final}, and is ${final}`);
  return problems;
}
