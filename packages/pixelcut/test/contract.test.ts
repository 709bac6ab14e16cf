import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as pixelcut from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("pixelcut", "Pixelcut", pixelcut);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
