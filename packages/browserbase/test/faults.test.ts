import { describeFaults } from "@calloff/contract/vitest";
import { subjects } from "./subject.ts";

// The session stands for all jobs whose cancel has a constant body, so it meets every fault.
for (const subject of subjects)
  describeFaults(subject, { share: subject.provider === "browserbase.session" ? 1 : 0.1 });
