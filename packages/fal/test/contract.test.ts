import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as fal from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("fal", "Fal", fal);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
