import type { AnswerErrorCode, CalloffErrorCode, CancelState, JobState, Meaning } from "@calloff/runtime";
import type { Stopped } from "@calloff/runtime/internal";
import { code, plain } from "./markdown.ts";

/** What each state says about the job; `stopped` is held to the outcome's by its type. */
export const STATES: { readonly [State in CancelState]: StateFacts<State> } = {
  canceled: { says: "The job has stopped because of this call.", stopped: true },
  canceling: { says: "The call was accepted; the stop is not confirmed.", stopped: undefined },
  "already-canceled": { says: "It had been canceled before.", stopped: true },
  "already-finished": { says: "It had completed or failed before.", stopped: true },
  "not-cancelable": {
    says: "The vendor refuses, and does not say which state the job is in.",
    stopped: undefined,
  },
  "not-found": { says: "The vendor knows no such job.", stopped: undefined },
};

interface StateFacts<State extends CancelState> {
  readonly says: string;
  readonly stopped: Stopped<State>;
}

/** When each error is thrown, and what to do about it. */
export const ERRORS: Readonly<Record<CalloffErrorCode, { readonly when: Origin; readonly what: string }>> = {
  "missing-credentials": {
    when: "not sent",
    what: "There is no key: set the environment variable, or give `apiKey`.",
  },
  "invalid-credentials": {
    when: "not sent",
    what: "The key is empty, or has characters that a header cannot hold.",
  },
  "invalid-job-id": {
    when: "not sent",
    what: "The id cannot name a job of this vendor. Look where it came from.",
  },
  "invalid-options": { when: "not sent", what: "An option, or a reference, is of the wrong kind." },
  unauthorized: { when: "answered", what: "The vendor does not take the key (401)." },
  forbidden: { when: "answered", what: "The key is known, and may not do this (403)." },
  "not-found": {
    when: "answered",
    what: "Of `status` only: there is no such job. For `cancel` it is a state.",
  },
  "invalid-request": {
    when: "answered",
    what: "The vendor calls the request malformed; most often it is the id.",
  },
  "rate-limited": {
    when: "answered",
    what: "Too many requests, still after all attempts. `retryAfter` says when to come back.",
  },
  "server-error": {
    when: "answered",
    what: "The vendor failed, still after all attempts. The job may still be running.",
  },
  "unexpected-response": { when: "answered", what: "An answer that means nothing here, such as a redirect." },
  network: { when: "no answer", what: "No connection, or one that broke. The request may have arrived." },
  timeout: { when: "no answer", what: "The deadline passed. The request may have arrived." },
  aborted: { when: "no answer", what: "Your `signal` aborted the wait. The request may have arrived." },
};

export type Origin = "not sent" | "answered" | "no answer";

/** How a job is, as `status` gives it. */
export const JOB_STATES: Readonly<Record<JobState, string>> = {
  queued: "It waits.",
  running: "It runs.",
  canceling: "It was told to stop.",
  canceled: "It was canceled. Final.",
  succeeded: "It completed. Final.",
  failed: "It failed. Final.",
  ended: "It runs no longer, and the vendor does not say how it ended. Final.",
  unknown: "The vendor's value is not known here, or there is none. It may be a final one.",
};

/** What an answer can mean, in one word. `http` is what HTTP defines for the very status that came. */
export type Word = CancelState | AnswerErrorCode | "http";

/** Which of four things a meaning tells a person who wants the job to stop. */
const TONES: Readonly<Record<Word, "stopped" | "accepted" | "unclear" | "error">> = {
  canceled: "stopped",
  "already-canceled": "stopped",
  "already-finished": "stopped",
  canceling: "accepted",
  "not-cancelable": "unclear",
  "not-found": "unclear",
  http: "unclear",
  unauthorized: "error",
  forbidden: "error",
  "invalid-request": "error",
  "rate-limited": "error",
  "server-error": "error",
  timeout: "error",
  "unexpected-response": "error",
};

/** A state or an error's code, in its color. */
export function chip(word: Word): string {
  return `<span class="meaning ${TONES[word]}">${word === "http" ? "as HTTP defines" : plain(word)}</span>`;
}

/** What an answer means, for a table's cell. */
export function chips(meaning: Meaning): string {
  if (typeof meaning === "string") return chip(meaning);
  return [...new Set([...Object.values(meaning.values), meaning.otherwise])].map(chip).join(" ");
}

/** The same in full: with the values in the body that decide. */
export function meaningInFull(meaning: Meaning): string {
  if (typeof meaning === "string") return chip(meaning);
  const { at, values, otherwise } = meaning;
  const cases = Object.entries(values).map(([value, state]) => `${code(value)}: ${chip(state)}`);
  return [`by ${code(at)} in the body`, ...cases, `else ${chip(otherwise)}`].join("<br>");
}
