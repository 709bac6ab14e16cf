import { describeFaults } from "@calloff/contract/vitest";
import { subjects } from "./subject.ts";

// One kind meets the whole table: its parts of the id go in the body and in the query. The other kinds have a shape that is met elsewhere.
for (const subject of subjects)
  describeFaults(subject, { share: subject.provider === "together.queueJob" ? 1 : 0.1 });
