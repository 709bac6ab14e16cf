import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as browserbase from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("browserbase", "Browserbase", browserbase);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
