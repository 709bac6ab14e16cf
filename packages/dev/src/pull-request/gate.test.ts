import { describeGate } from "./testing/describe-gate.ts";
import { DRIFT_JOB } from "./testing/pushing-jobs.ts";

// The same for the other job that pushes is in the proof.
describeGate(DRIFT_JOB);
