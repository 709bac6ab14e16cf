import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as anthropic from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("anthropic", "Anthropic", anthropic);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
