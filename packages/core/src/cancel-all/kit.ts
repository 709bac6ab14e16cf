import type {
  CalloffError,
  checkCallOptions,
  checkInteger,
  Deadline,
  invalidOption,
  shareDeadline,
} from "@calloff/runtime";

/**
 * What is there before the code of `cancelAll` is loaded, and handed to it. If that code imported it, bundlers would
 * give it a file of its own, and a page would load several at its start instead of one.
 */
export interface Kit {
  readonly CalloffError: typeof CalloffError;
  readonly checkCallOptions: typeof checkCallOptions;
  readonly checkInteger: typeof checkInteger;
  readonly Deadline: typeof Deadline;
  readonly invalidOption: typeof invalidOption;
  readonly shareDeadline: typeof shareDeadline;
}
