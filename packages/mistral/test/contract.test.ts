import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as mistral from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("mistral", "Mistral", mistral);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
