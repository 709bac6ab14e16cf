import { readFileSync } from "node:fs";
import { type JsonObject, parseDocument } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { BUMPS, type Bump } from "../change.ts";
import { compareDocuments } from "../compare-documents.ts";
import { ownPairs } from "./pair.ts";

function read(file: string): JsonObject {
  return parseDocument(readFileSync(file, "utf8"), { file }).value;
}

/** Neither `none` nor `patch` touches code. */
function classOf(bump: Bump): Bump {
  return bump === "none" ? "patch" : bump;
}

describe.each(ownPairs())("$name", ({ base, revision, expected }) => {
  test("is what was worked out by hand, and the walk is no softer than the compiler", async () => {
    const { bump, verdicts, changes } = await compareDocuments(read(base), read(revision));
    // What is a patch may not be passed over in silence.
    expect(expected.bump === "none" ? classOf(bump) : bump).toBe(classOf(expected.bump));
    expect([...new Set(changes.flatMap(({ flags }) => flags))].sort()).toEqual(expected.flags);
    expect(BUMPS.indexOf(verdicts.walk)).toBeGreaterThanOrEqual(BUMPS.indexOf(verdicts.compiler));
  });

  test("is no change from itself", async () => {
    for (const file of [base, revision]) {
      expect(await compareDocuments(read(file), read(file))).toMatchObject({ bump: "none", changes: [] });
    }
  });
});
