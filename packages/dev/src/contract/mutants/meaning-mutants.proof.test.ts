import { judgeMutant } from "@calloff/contract/internal";
import { describe, expect, test } from "vitest";
import { mutants } from "./load-mutants.ts";

const meanings = mutants.filter(({ kind }) => kind === "answer" || kind === "status");

describe.each(meanings)("$kind of $provider: $name", (mutant) => {
  test("is noticed", async () => {
    const { killedBy } = await judgeMutant(mutant);
    expect(killedBy).toBeDefined();
  });
});
