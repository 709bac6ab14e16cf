import { afterAll } from "vitest";
import { annealSubject, openAnneal } from "../testing/anneal.ts";
import { kindSubjects, openFoundry } from "../testing/foundry.ts";
import { describeAnswers } from "./describe-answers.ts";
import { describeExports } from "./describe-exports.ts";
import { describeIds } from "./describe-ids.ts";
import { describeStatus } from "./describe-status.ts";
import { describeWire } from "./describe-wire.ts";
import { describeFaults } from "./faults/describe-faults.ts";
import { describeGuards } from "./guards/describe-guards.ts";

const foundry = await openFoundry();
const anneal = await openAnneal();
afterAll(() => Promise.all([foundry, anneal].map((vendor) => vendor[Symbol.asyncDispose]())));

describeExports("foundry", "Foundry", foundry.exports);
describeExports("anneal", "Anneal", anneal.exports);
for (const subject of [...kindSubjects(foundry), annealSubject(anneal)]) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
  describeIds(subject);
  describeGuards(subject);
  describeFaults(subject, { share: 0.1 });
}
