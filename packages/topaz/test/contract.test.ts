import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as topaz from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("topaz", "Topaz", topaz);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
