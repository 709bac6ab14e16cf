import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as replicate from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("replicate", "Replicate", replicate);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
