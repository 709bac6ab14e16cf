import { afterAll, expect, test } from "vitest";
import { judgeMutant, mutantsOf } from "./mutants/run-mutants.ts";
import { openFoundry } from "./testing/foundry.ts";

const foundry = await openFoundry();
afterAll(() => foundry[Symbol.asyncDispose]());

test.each(
  mutantsOf(foundry.subject).map((mutant) => [`${mutant.provider}: ${mutant.name}`, mutant] as const),
)("%s is found", async (_, mutant) => {
  expect((await judgeMutant(mutant)).killedBy).toBeDefined();
});
