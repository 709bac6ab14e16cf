import { judgeMutant } from "@calloff/contract/internal";
import { describe, expect, test } from "vitest";
import { mutants } from "./load-mutants.ts";

test("there are mutants of all kinds, and no two alike", () => {
  expect(mutants.length).toBeGreaterThanOrEqual(60);
  expect(new Set(mutants.map(({ kind }) => kind))).toEqual(
    new Set(["client", "document", "answer", "status"]),
  );
  expect(new Set(mutants.map(({ kind, provider, name }) => `${kind} ${provider} ${name}`)).size).toBe(
    mutants.length,
  );
});

describe.each(mutants.filter(({ kind }) => kind === "client"))("client of $provider: $name", (mutant) => {
  test("is noticed", async () => {
    const { killedBy } = await judgeMutant(mutant);
    expect(killedBy).toBeDefined();
  });
});
