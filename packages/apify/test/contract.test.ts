import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as apify from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("apify", "Apify", apify);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
