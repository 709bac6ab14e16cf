import { judgeMutant } from "@calloff/contract/internal";
import { describe, expect, test } from "vitest";
import { mutants } from "./load-mutants.ts";

describe.each(mutants.filter(({ kind }) => kind === "document"))("document of $provider: $name", (mutant) => {
  test("is noticed", async () => {
    const { killedBy } = await judgeMutant(mutant);
    expect(killedBy).toBeDefined();
  });
});
