import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as temporal from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("temporal", "Temporal", temporal);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
