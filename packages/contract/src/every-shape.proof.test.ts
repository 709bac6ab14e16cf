import { afterAll, expect, test } from "vitest";
import { judgeMutant, mutantsOf } from "./mutants/run-mutants.ts";
import { openAnneal } from "./testing/anneal.ts";
import { openFoundry } from "./testing/foundry.ts";

const foundry = await openFoundry();
const anneal = await openAnneal();
afterAll(() => Promise.all([foundry, anneal].map((vendor) => vendor[Symbol.asyncDispose]())));

// Without types, which take a compiler's time for each mutant, and which judge-types.test.ts is about.
const mutants = [foundry, anneal].flatMap(({ subject: { types: _, ...untyped } }) => mutantsOf(untyped));

test.each(mutants.map((mutant) => [`${mutant.provider}: ${mutant.name}`, mutant] as const))(
  "%s is found",
  async (_, mutant) => {
    expect((await judgeMutant(mutant)).killedBy).toBeDefined();
  },
);
