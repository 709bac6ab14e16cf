import { describeIds } from "@calloff/contract/vitest";
import { subjects } from "./subject.ts";

for (const subject of subjects) describeIds(subject, { share: 0.1 });
