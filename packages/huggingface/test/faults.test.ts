import { describeFaults } from "@calloff/contract/vitest";
import { subjects } from "./subject.ts";

for (const subject of subjects) describeFaults(subject, { share: 0.1 });
