import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as twelvelabs from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("twelvelabs", "TwelveLabs", twelvelabs);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
