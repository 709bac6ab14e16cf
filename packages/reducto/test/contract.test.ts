import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as reducto from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("reducto", "Reducto", reducto);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
