import type { AnswerErrorCode, CancelDescriptor, CancelState } from "@calloff/runtime";
import { httpMeaning, isCancelState, meaningOf, stateInBody } from "@calloff/runtime/internal";

/** What `cancel` makes of an answer: an outcome's state or an error's code. @param body undefined where there is none */
export function meaningOfCancel(
  status: number,
  body: unknown,
  answers: CancelDescriptor["answers"],
): CancelState | AnswerErrorCode {
  const { meaning } = meaningOf(status, answers);
  if (typeof meaning !== "object") return meaning;
  const { otherwise } = meaning;
  return stateInBody(body, meaning) ?? (otherwise === "http" ? httpMeaning(status) : otherwise);
}

/** The code of the error that `status` makes of an answer; undefined where it is none. */
export function statusErrorCode(status: number): AnswerErrorCode | "not-found" | undefined {
  if (status >= 200 && status < 300) return undefined;
  const meaning = httpMeaning(status);
  return isCancelState(meaning) && meaning !== "not-found" ? "unexpected-response" : meaning;
}
