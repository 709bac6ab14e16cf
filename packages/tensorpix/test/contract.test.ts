import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as tensorpix from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("tensorpix", "TensorPix", tensorpix);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
