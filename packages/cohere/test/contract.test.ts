import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as cohere from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("cohere", "Cohere", cohere);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
