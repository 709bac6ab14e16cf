export type { AnswerRow, ErrorRow, StateRow } from "./answer-row.ts";
export { describeAnswers } from "./describe-answers.ts";
export { describeExports } from "./describe-exports.ts";
export { describeIds } from "./describe-ids.ts";
export { describeWire } from "./describe-wire.ts";
export { describeFaults } from "./faults/describe-faults.ts";
export { type Recorder, startRecorder, type WireRequest } from "./recorder.ts";
export type { Subject } from "./subject.ts";
