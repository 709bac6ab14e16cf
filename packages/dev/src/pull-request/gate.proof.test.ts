import { describeGate } from "./testing/describe-gate.ts";
import { RELEASE_JOB } from "./testing/pushing-jobs.ts";

describeGate(RELEASE_JOB);
