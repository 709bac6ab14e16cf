import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as llamacloud from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("llamacloud", "LlamaCloud", llamacloud);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
