import { readdirSync, readFileSync } from "node:fs";
import type { JsonObject } from "@calloff/openapi/internal";
import { parseDocument } from "@calloff/openapi/internal";
import { describe, expect, it } from "vitest";
import { type Bump, highestBump } from "../change.ts";
import { normalizedCopy } from "../compare-documents.ts";
import { walkDocuments } from "../walk/walk-documents.ts";

interface Expected {
  readonly bump: Bump;
  readonly flags: readonly string[];
}

const CASES = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function read(name: string, file: string): string {
  return readFileSync(new URL(`${name}/${file}`, import.meta.url), "utf8");
}

function readDocument(name: string, file: string): JsonObject {
  return parseDocument(read(name, file), { file: `${name}/${file}` }).value;
}

/** `none` and `patch` are one class: neither touches code. */
function classOf(bump: Bump): Bump {
  return bump === "none" ? "patch" : bump;
}

describe("the drift cases", () => {
  it("are 57", () => {
    expect(CASES).toHaveLength(57);
  });

  it.each(CASES)("%s", (name) => {
    const expected = JSON.parse(read(name, "expected.json")) as Expected;
    const changes = walkDocuments(
      normalizedCopy(readDocument(name, "base.yaml")),
      normalizedCopy(readDocument(name, "revision.yaml")),
    );
    expect(classOf(highestBump(changes.map(({ bump }) => bump)))).toBe(classOf(expected.bump));
    expect([...new Set(changes.flatMap(({ flags }) => flags))].sort()).toEqual([...expected.flags].sort());
  });

  it.each(CASES)("%s is no change from itself", (name) => {
    for (const file of ["base.yaml", "revision.yaml"]) {
      expect(walkDocuments(readDocument(name, file), readDocument(name, file))).toEqual([]);
    }
  });
});
