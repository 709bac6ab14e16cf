import type { ProviderModel } from "@calloff/codegen/internal";
import { expect, test } from "vitest";
import { describeFirstRelease } from "./added-changeset.ts";

type Jobs = ProviderModel["jobs"];

const record = {
  retrieved: "2026-01-02",
  source: { kind: "page" },
  document: { sha256: "0123456789abcdef" },
} as Parameters<typeof describeFirstRelease>[3];

/** Kinds of job, with whether each has a status. */
function jobsOf(kinds: Readonly<Record<string, boolean>>): Jobs {
  return Object.entries(kinds).map(([kind, status]) => ({
    kind: kind === "" ? undefined : kind,
    status: status ? {} : undefined,
  })) as unknown as Jobs;
}

function describe(kinds: Readonly<Record<string, boolean>>, operations: number, kind = "page"): string {
  const model = { name: "acme", identifier: "Acme", jobs: jobsOf(kinds) };
  const { source } = record;
  return describeFirstRelease("@calloff/acme", model, operations, {
    ...record,
    source: { ...source, kind } as typeof source,
  });
}

const FROM = "Generated from Acme's OpenAPI document, as of 2026-01-02 (sha256 `0123456789ab`).";

test.each([
  [{ "": true }, 2, "cancel and status of jobs at Acme, and typed fetch of 2 operations"],
  [{ "": false }, 1, "cancel of jobs at Acme, and typed fetch of one operation"],
  [
    { batch: true, run: true },
    4,
    "cancel and status of `acme.batch`, `acme.run`, and typed fetch of 4 operations",
  ],
  [
    { batch: true, run: false },
    3,
    "cancel of `acme.batch`, `acme.run`, status of `acme.batch`, and typed fetch of 3 operations",
  ],
  [{ batch: false, run: false }, 2, "cancel of `acme.batch`, `acme.run`, and typed fetch of 2 operations"],
  [{}, 9, "typed fetch of 9 operations of Acme, without a cancel"],
])("the first changelog of a package with the jobs %j says what it does", (kinds, operations, ability) => {
  expect(describe(kinds, operations)).toBe(`First release of \`@calloff/acme\`: ${ability}. ${FROM}`);
});

test("the first changelog of a package says when its document is not the vendor's own", () => {
  expect(describe({ "": true }, 2, "written")).toContain(
    "Generated from a document of our own with the facts",
  );
});
