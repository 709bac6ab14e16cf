import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as e2b from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("e2b", "E2B", e2b);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
