import { CalloffError } from "./error.ts";
import { Deadline, wait } from "./http/deadline.ts";
import { tell } from "./http/hooks.ts";
import { parseBody, textOf } from "./http/parse-body.ts";
import { backoff } from "./http/retry.ts";
import { send } from "./http/send.ts";
import { invalidOption } from "./invalid-option.ts";
import { answerError } from "./jobs/answer-error.ts";
import { toPathSegment, toTypedId } from "./jobs/job-id.ts";
import { httpMeaning } from "./jobs/meaning.ts";
import { isCancelState } from "./jobs/outcome.ts";
import { sendToJob } from "./jobs/send-to-job.ts";
import { checkCallOptions } from "./options.ts";

/**
 * What every program has, handed to the parts that are loaded later. If they imported it, bundlers would give it a
 * file of its own, and a page would load several at its start instead of one.
 */
export interface Kit {
  readonly answerError: typeof answerError;
  readonly backoff: typeof backoff;
  readonly CalloffError: typeof CalloffError;
  readonly checkCallOptions: typeof checkCallOptions;
  readonly Deadline: typeof Deadline;
  readonly httpMeaning: typeof httpMeaning;
  readonly invalidOption: typeof invalidOption;
  readonly isCancelState: typeof isCancelState;
  readonly parseBody: typeof parseBody;
  readonly send: typeof send;
  readonly sendToJob: typeof sendToJob;
  readonly tell: typeof tell;
  readonly textOf: typeof textOf;
  readonly toPathSegment: typeof toPathSegment;
  readonly toTypedId: typeof toTypedId;
  readonly wait: typeof wait;
}

export const KIT: Kit = {
  answerError,
  backoff,
  CalloffError,
  checkCallOptions,
  Deadline,
  httpMeaning,
  invalidOption,
  isCancelState,
  parseBody,
  send,
  sendToJob,
  tell,
  textOf,
  toPathSegment,
  toTypedId,
  wait,
};
