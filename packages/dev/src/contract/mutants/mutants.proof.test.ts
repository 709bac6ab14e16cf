import { resolve } from "node:path";
import { judgeMutant, mutantsOf } from "@calloff/contract/internal";
import { describe, expect, test } from "vitest";
import { loadPackages } from "../../clients/subjects.ts";
import { findWorkspace } from "../../workspace/workspace.ts";

const root = resolve(import.meta.dirname, "../../../../..");
const mutants = (await loadPackages(findWorkspace(root))).flatMap(mutantsOf);

test("there are mutants of all kinds, and no two alike", () => {
  expect(mutants.length).toBeGreaterThanOrEqual(60);
  expect(new Set(mutants.map(({ kind }) => kind))).toEqual(
    new Set(["client", "document", "answer", "status"]),
  );
  expect(new Set(mutants.map(({ kind, provider, name }) => `${kind} ${provider} ${name}`)).size).toBe(
    mutants.length,
  );
});

describe.each(mutants)("$kind of $provider: $name", (mutant) => {
  test("is noticed", async () => {
    const { killedBy } = await judgeMutant(mutant);
    expect(killedBy).toBeDefined();
  });
});
