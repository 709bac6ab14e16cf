import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as trigger from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("trigger", "Trigger", trigger);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
