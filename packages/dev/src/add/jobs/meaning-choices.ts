import { errorCodes, jobStates, outcomeStates, UserError } from "@calloff/openapi/internal";
import type { JobState, Meaning } from "@calloff/runtime";
import type { Choice } from "../answers/questions.ts";

/** What an answer to a cancel can mean, in words. */
const MEANINGS = {
  canceled: "the job has stopped because of this call",
  canceling: "accepted; whether it has stopped is not said",
  "already-canceled": "it had been canceled before",
  "already-finished": "it had completed or failed before",
  "not-cancelable": "refused; which state the job is in is not said",
  "not-found": "no such job is known",
  "invalid-request": "an error: the request was wrong",
  unauthorized: "an error: no key, or a wrong one",
  forbidden: "an error: the key does not allow it",
  "rate-limited": "an error: too many requests",
  "server-error": "an error at the vendor's; worth another attempt",
  "unexpected-response": "an error: none of these",
} as const;

export type PlainMeaning = keyof typeof MEANINGS;

const REFUSALS: readonly PlainMeaning[] = [
  "not-cancelable",
  "already-finished",
  "already-canceled",
  "not-found",
  "invalid-request",
];

/** All of them, those first that a status of this class usually has; of a yes, the one that promises least. */
export function meaningChoices(status: string): Choice<PlainMeaning>[] {
  const all = Object.keys(MEANINGS) as PlainMeaning[];
  const first: readonly PlainMeaning[] = /^[45]/.test(status) ? REFUSALS : ["canceling"];
  const ordered = [...first, ...all.filter((meaning) => !first.includes(meaning))];
  return ordered.map((value) => ({ value, label: value, hint: MEANINGS[value] }));
}

/** What a body can say of a cancel that was answered. */
export type BodyMeaning = (typeof BODY_MEANINGS)[number];

const BODY_MEANINGS = [
  "canceling",
  "canceled",
  "already-canceled",
  "already-finished",
  "not-cancelable",
  "not-found",
] as const;

export function bodyMeaningChoices(): Choice<BodyMeaning>[] {
  return BODY_MEANINGS.map((value) => ({ value, label: value, hint: MEANINGS[value] }));
}

const STATES: Readonly<Record<JobState, string>> = {
  queued: "not begun",
  running: "at work",
  canceling: "being canceled",
  canceled: "stopped by a cancel; final",
  succeeded: "done; final",
  failed: "ended without success; final",
  unknown: "cannot be said",
};

export function stateChoices(): Choice<JobState>[] {
  return (Object.keys(STATES) as JobState[]).map((value) => ({ value, label: value, hint: STATES[value] }));
}

/**
 * `200=canceled`: a status, and what it means; or `200=/status`, the place in its body that says it.
 *
 * @throws UserError when it is not of this kind
 */
export function parseMeaning(option: string): [string, Meaning | `/${string}`] {
  const [status, word] = split(option, "--meaning", "200=canceled");
  const words = [...outcomeStates, ...errorCodes];
  if (!/^([1-5]\d\d|[1-5]XX|default)$/.test(status)) {
    throw new UserError(`--meaning ${option}: "${status}" is no status such as 200, 4XX or default.`);
  }
  if (word.startsWith("/")) return [status, word as `/${string}`];
  if (!words.includes(word)) {
    throw new UserError(
      `--meaning ${option}: "${word}" is none of ${words.join(", ")}, and no place in the body such as /status.`,
    );
  }
  return [status, word as Meaning];
}

/** `processing=running`: a value of the vendor's, and what it means. @throws UserError when it is not of this kind */
export function parseState(option: string): [string, JobState] {
  const [value, word] = split(option, "--state", "processing=running");
  if (!jobStates.includes(word)) {
    throw new UserError(`--state ${option}: "${word}" is none of ${jobStates.join(", ")}.`);
  }
  return [value, word as JobState];
}

function split(option: string, name: string, example: string): [string, string] {
  const at = option.lastIndexOf("=");
  if (at < 1) throw new UserError(`${name} ${option}: expected something such as ${example}.`);
  return [option.slice(0, at).trim(), option.slice(at + 1).trim()];
}
