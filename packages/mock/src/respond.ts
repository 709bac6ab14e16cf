import type { IHttpOperation } from "@stoplight/types";
import type { PreparedAnswer } from "./answer.ts";
import { documentedStatuses, documentsStatus, operationName } from "./documented-status.ts";
import type { Prism, PrismRequest } from "./prism.ts";
import { readRequest } from "./read-request.ts";
import type { ReceivedRequest, RecordedAnswer, Refusal, Violation } from "./recorded-request.ts";
import { refuse, refusedByPrism, refusedWithDocumented } from "./refuse.ts";

export interface Reply {
  readonly answer: RecordedAnswer;
  readonly refused?: Refusal;
}

/**
 * Decides what a received request is answered: the chosen answer when there is one and the request keeps to the
 * document, Prism's own choice when there is none, and otherwise a refusal that names its reason. Never rejects.
 *
 * @param choose takes the answer for a request to this operation, or to none that is known; called once
 */
export async function respond(
  received: ReceivedRequest,
  { prism, basePath }: { prism: Prism; basePath: string },
  choose: (operation: IHttpOperation | undefined) => PreparedAnswer | undefined,
): Promise<Reply> {
  const read = readRequest(received, basePath);
  if ("refused" in read) {
    choose(undefined);
    return read;
  }
  const checked = await prism.check(read.request).catch((error: unknown) => refusedByPrism(error, []));
  // Asked in every case: a request that is refused uses up its answer too.
  const chosen = choose("operation" in checked ? checked.operation : undefined);
  if ("refused" in checked) return checked;
  const { operation, violations } = checked;
  try {
    if (violations.length > 0) return await answerWrongRequest(prism, read.request, operation, violations);
    return await answerRightRequest(prism, read.request, operation, chosen);
  } catch (error) {
    return refusedByPrism(error, []);
  }
}

/** Prism looks for a 401, 415, 422 or 400 in the document, whatever status the test chose. */
async function answerWrongRequest(
  prism: Prism,
  request: PrismRequest,
  operation: IHttpOperation,
  violations: readonly Violation[],
): Promise<Reply> {
  try {
    return refusedWithDocumented(await prism.answerWrong(request), violations, operation);
  } catch (error) {
    return refusedByPrism(error, violations, operation);
  }
}

async function answerRightRequest(
  prism: Prism,
  request: PrismRequest,
  operation: IHttpOperation,
  chosen: PreparedAnswer | undefined,
): Promise<Reply> {
  if (chosen && !documentsStatus(operation, chosen.status)) {
    if (chosen.undocumented)
      return { answer: replace({ status: chosen.status, headers: {}, body: "" }, chosen) };
    return refuseUndocumented(operation, chosen.status);
  }
  const answer = await prism.answer(request, chosen?.status);
  return { answer: chosen ? replace(answer, chosen) : answer };
}

/** 501, for Prism's own answer is a 404, which a client would take for the vendor's "no such job". */
function refuseUndocumented(operation: IHttpOperation, status: number): Reply {
  const known = documentedStatuses([operation]).join(", ");
  const where = operationName(operation);
  return refuse(501, "undocumented-status", `the document has no ${status} for ${where}, only ${known}`);
}

function replace(answer: RecordedAnswer, { body, headers }: PreparedAnswer): RecordedAnswer {
  if (body === undefined) return { ...answer, headers: { ...answer.headers, ...headers } };
  const type = answer.headers["content-type"] ?? "";
  const fallback = body.json ? "application/json" : "text/plain; charset=utf-8";
  const fits = body.json ? /\bjson\b/.test(type) : type !== "";
  return {
    status: answer.status,
    headers: { ...answer.headers, "content-type": fits ? type : fallback, ...headers },
    body: body.text,
  };
}
