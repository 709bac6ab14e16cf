import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as huggingface from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("huggingface", "HuggingFace", huggingface);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
