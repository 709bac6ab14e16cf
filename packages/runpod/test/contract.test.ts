import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as runpod from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("runpod", "RunPod", runpod);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
