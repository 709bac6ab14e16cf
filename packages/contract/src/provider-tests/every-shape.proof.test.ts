import { afterAll } from "vitest";
import { kindSubjects, openFoundry } from "../testing/foundry.ts";
import { describeFaults } from "./faults/describe-faults.ts";

const foundry = await openFoundry();
afterAll(() => foundry[Symbol.asyncDispose]());

for (const subject of kindSubjects(foundry)) describeFaults(subject);
