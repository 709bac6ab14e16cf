export { describeAnswers } from "./provider-tests/describe-answers.ts";
export { describeExports } from "./provider-tests/describe-exports.ts";
export { describeIds } from "./provider-tests/describe-ids.ts";
export { describeStatus } from "./provider-tests/describe-status.ts";
export { describeWire } from "./provider-tests/describe-wire.ts";
export { describeFaults } from "./provider-tests/faults/describe-faults.ts";
export type { FaultShare } from "./provider-tests/faults/select-faults.ts";
export { describeGuards } from "./provider-tests/guards/describe-guards.ts";
export { type Recorder, startRecorder, type WireRequest } from "./provider-tests/recorder.ts";
export type { Cancels, Subject } from "./provider-tests/subject.ts";
export type {
  AnswerRow,
  CancelRequest,
  ErrorRow,
  MomentRow,
  Moments,
  StateRow,
  StatusRow,
  StatusSubject,
} from "./provider-tests/tables.ts";
