import { describeBotBranch } from "./testing/describe-bot-branch.ts";
import { RELEASE_JOB } from "./testing/pushing-jobs.ts";

describeBotBranch(RELEASE_JOB);
