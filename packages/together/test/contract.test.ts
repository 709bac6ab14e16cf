import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as together from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("together", "Together", together);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
