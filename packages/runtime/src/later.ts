// What most calls do without, in one file: each further one would cost a page its name.

export { keyWords } from "./auth/key-words.ts";
export { parseRetryAfter } from "./http/retry-after.ts";
export { answerWords, redirectWords } from "./jobs/answer-words.ts";
export { follow } from "./jobs/confirm.ts";
export { readStatus } from "./jobs/read-status.ts";
export { stateIn } from "./jobs/state-in-body.ts";
