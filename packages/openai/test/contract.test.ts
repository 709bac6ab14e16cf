import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as openai from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("openai", "OpenAI", openai);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
