import { afterAll } from "vitest";
import { kindSubjects, openFoundry } from "../testing/foundry.ts";
import { describeAnswers } from "./describe-answers.ts";
import { describeExports } from "./describe-exports.ts";
import { describeIds } from "./describe-ids.ts";
import { describeStatus } from "./describe-status.ts";
import { describeWire } from "./describe-wire.ts";
import { describeFaults } from "./faults/describe-faults.ts";
import { describeGuards } from "./guards/describe-guards.ts";

const foundry = await openFoundry();
afterAll(() => foundry[Symbol.asyncDispose]());

describeExports("foundry", "Foundry", foundry.exports);
for (const subject of kindSubjects(foundry)) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
  describeIds(subject);
  describeGuards(subject);
  describeFaults(subject, { share: 0.1 });
}
