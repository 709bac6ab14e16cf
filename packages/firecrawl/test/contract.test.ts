import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as firecrawl from "../dist/index.js";
import { subjects } from "./subject.ts";

describeExports("firecrawl", "Firecrawl", firecrawl);
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
