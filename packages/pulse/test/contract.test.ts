import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as pulse from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("pulse", "Pulse", pulse);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
