import { describeBotBranch } from "./testing/describe-bot-branch.ts";
import { DRIFT_JOB } from "./testing/pushing-jobs.ts";

// The same for the other job that pushes is in the proof.
describeBotBranch(DRIFT_JOB);
