export type { ExactAnswer } from "./answer-book.ts";
export type { WhenOptions } from "./answers-in-turn.ts";
export { type HandlersOptions, handlers } from "./handlers.ts";
export { type CancelAnswer, type Cancels, whenCancel } from "./when-cancel.ts";
export { type ReadsStatus, type StatusAnswer, whenStatus } from "./when-status.ts";
