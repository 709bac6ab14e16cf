import { describeFaults } from "@calloff/contract/vitest";
import { subjects } from "./subject.ts";

// One kind meets the whole table: its path ends in a verb after a colon. The other kinds have a shape that is met elsewhere.
for (const subject of subjects)
  describeFaults(subject, { share: subject.provider === "cohere.batch" ? 1 : 0.1 });
