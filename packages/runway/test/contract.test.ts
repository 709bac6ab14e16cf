import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as runway from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("runway", "Runway", runway);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
