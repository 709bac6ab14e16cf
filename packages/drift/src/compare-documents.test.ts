import { readdirSync, readFileSync } from "node:fs";
import type { JsonObject } from "@calloff/openapi/internal";
import { parseDocument } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import type { Bump, Change, Flag } from "./change.ts";
import { compareDocuments } from "./compare-documents.ts";

const CASES = new URL("cases/", import.meta.url);

interface Expected {
  readonly bump: Bump;
  readonly flags: readonly Flag[];
}

const names = readdirSync(CASES, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
);

test("there are 57 cases", () => {
  expect(names).toHaveLength(57);
});

test.each(names)("%s: walk and compiler together give the verdict it asks for", async (name) => {
  const [before, after] = [read(name, "base.yaml"), read(name, "revision.yaml")];
  const { bump, verdicts, changes } = await compareDocuments(before, after);
  const { bump: expected, flags } = JSON.parse(text(name, "expected.json")) as Expected;
  const heard = `walk: ${verdicts.walk}, compiler: ${verdicts.compiler}\n${changes.map(print).join("\n")}`;
  // Neither asks for a change of code.
  const quiet = (verdict: Bump): Bump => (verdict === "patch" ? "none" : verdict);
  expect(quiet(bump), heard).toBe(quiet(expected));
  expect([...new Set(changes.flatMap((change) => change.flags))].sort(), heard).toEqual(flags);
});

test.each(names)("%s: the walk is never softer than the compiler", async (name) => {
  const { changes } = await compareDocuments(read(name, "base.yaml"), read(name, "revision.yaml"));
  expect(changes.filter(({ by }) => by === "compiler").map(print)).toEqual([]);
});

// `const job: Job = data` compiles before, and not after: the state of `data` may be another, that of `Job` may not.
test("the last reference of an answer to a schema is written out, so that its exported type has a closed list", async () => {
  const job = { type: "object", properties: { state: { type: "string", enum: ["queued", "done"] } } };
  const giving = (schema: JsonObject): JsonObject => ({
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    paths: {
      "/job": {
        get: { responses: { "200": { description: "", content: { "application/json": { schema } } } } },
      },
    },
    components: { schemas: { Job: structuredClone(job) } },
  });
  const { changes, verdicts } = await compareDocuments(
    giving({ $ref: "#/components/schemas/Job" }),
    giving(job),
  );
  expect(changes.map(({ id, pointer }) => `${id} ${pointer}`)).toEqual([
    "response-enum-closed /components/schemas/Job/properties/state",
  ]);
  expect(verdicts).toMatchObject({ walk: "major", compiler: "major" });
});

function print({ id, bump, by, operation, pointer, message }: Change): string {
  return `${bump} ${id} by ${by}: ${operation} ${pointer}: ${message}`;
}

function read(name: string, file: string): JsonObject {
  return parseDocument(text(name, file), { file: `${name}/${file}` }).value;
}

function text(name: string, file: string): string {
  return readFileSync(new URL(`${name}/${file}`, CASES), "utf8");
}
