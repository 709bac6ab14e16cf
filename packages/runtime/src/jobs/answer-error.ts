import type { AnswerErrorCode, JobOperation, ProviderDescriptor } from "../descriptor.ts";
import type { CalloffError } from "../error.ts";
import { parseBody, textOf } from "../http/parse-body.ts";
import type { Answer } from "../http/send.ts";
import { wordedError } from "../worded-error.ts";
import { operationName } from "./send-to-job.ts";
import { vendorMessage } from "./vendor-message.ts";

/** The error for an answer that says nothing about the job. */
export function answerError(
  code: AnswerErrorCode | "not-found",
  { name: provider, credential }: ProviderDescriptor,
  jobOperation: JobOperation,
  answer: Answer,
): Promise<CalloffError> {
  const { status, attempts } = answer;
  const operation = operationName(jobOperation);
  const body = parseBody(answer).body ?? (textOf(answer) || undefined);
  const fields = { code, provider, operation, status, attempts, body };
  return wordedError(fields, ({ answerWords }) =>
    answerWords({ ...fields, said: vendorMessage(body), variable: credential?.env }, answer.headers),
  );
}
