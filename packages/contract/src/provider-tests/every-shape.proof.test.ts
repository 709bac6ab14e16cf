import { afterAll } from "vitest";
import { annealSubject, openAnneal } from "../testing/anneal.ts";
import { kindSubjects, openFoundry } from "../testing/foundry.ts";
import { describeFaults } from "./faults/describe-faults.ts";

const foundry = await openFoundry();
const anneal = await openAnneal();
afterAll(() => Promise.all([foundry, anneal].map((vendor) => vendor[Symbol.asyncDispose]())));

for (const subject of [...kindSubjects(foundry), annealSubject(anneal)]) describeFaults(subject);
