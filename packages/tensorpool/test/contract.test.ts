import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as tensorpool from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("tensorpool", "TensorPool", tensorpool);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
