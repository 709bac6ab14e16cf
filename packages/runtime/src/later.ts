// What most calls do without, in one file: each further one would cost a page its name.
export { answerWords, redirectWords } from "./answer-words.ts";
export { follow } from "./confirm.ts";
export { keyWords } from "./key-words.ts";
export { parseRetryAfter } from "./retry-after.ts";
export { stateIn } from "./state-in.ts";
export { readStatus } from "./status.ts";
