import { expect, test } from "vitest";
import type { Change } from "./change.ts";
import { mergeVerdicts } from "./merge-verdicts.ts";
import type { TypeDifference } from "./types/difference-list.ts";

const change = (part: Partial<Change>): Change => ({
  id: "response-property-removed",
  bump: "major",
  flags: [],
  operation: "GET /jobs",
  operations: 1,
  pointer: "/paths/~1jobs/get/responses/200",
  before: "a",
  after: null,
  message: "a is gone",
  by: "walk",
  ...part,
});

const difference = (part: Partial<TypeDifference>): TypeDifference => ({
  operation: "GET /jobs",
  side: "data",
  bump: "major",
  flags: [],
  pointer: "/paths/~1jobs/get",
  path: "[200].a",
  before: "a: string",
  after: "",
  message: "[200] no longer has a",
  ...part,
});

/** `GET /jobs` leads to the schema Job, and nothing else to anything. */
const leadsTo = (pointer: string): ReadonlySet<string> =>
  new Set(pointer === "/paths/~1jobs/get" ? ["paths /jobs get", "components schemas Job"] : []);

const judges = (changes: readonly Change[], differences: readonly TypeDifference[]): string[] =>
  mergeVerdicts(changes, differences, leadsTo).map(({ id, by, operations }) => `${id} ${by} ${operations}`);

test("what both found is by both", () => {
  expect(judges([change({})], [difference({})])).toEqual(["response-property-removed both 1"]);
});

test("a change in a schema explains the operations that use it", () => {
  const inSchema = change({ operation: "GET /other", pointer: "/components/schemas/Job/properties/a" });
  expect(judges([inSchema], [difference({})])).toEqual(["response-property-removed both 1"]);
});

test("what is milder, elsewhere, or in no type explains nothing", () => {
  const walked = [
    change({ bump: "minor" }),
    change({ operation: "GET /other", pointer: "/components/schemas/Other" }),
    change({ id: "security-added" }),
  ];
  const combined = mergeVerdicts(walked, [difference({})], leadsTo);
  expect(combined.filter(({ by }) => by === "both")).toEqual([]);
  expect(combined.filter(({ by }) => by === "compiler")).toEqual([
    change({
      id: "generated-types-differ",
      pointer: "/paths/~1jobs/get",
      before: "a: string",
      message: "in `data`, [200] no longer has a",
      by: "compiler",
    }),
  ]);
});

test("the same difference in several operations is one change", () => {
  const differences = ["GET /a", "GET /b"].map((operation) => difference({ operation, pointer: operation }));
  expect(judges([], differences)).toEqual(["generated-types-differ compiler 2"]);
});

test("what has moved or has another name now explains that the old place is gone", () => {
  const gone = difference({
    side: "names",
    operation: "POST /jobs",
    pointer: "/paths/~1jobs/post",
    path: "",
  });
  const moved = change({ id: "operation-moved", operation: "POST /tasks", pointer: "/paths/~1tasks/post" });
  expect(judges([{ ...moved, before: "POST /jobs" }], [gone])).toEqual(["operation-moved both 1"]);
  expect(judges([{ ...moved, before: "POST /other" }], [gone])).toHaveLength(2);
});

test("the hardest comes first, then the order of places", () => {
  const walked = [
    change({ bump: "patch", id: "default-changed", pointer: "/a" }),
    change({ pointer: "/c" }),
    change({ pointer: "/b" }),
  ];
  expect(mergeVerdicts(walked, [], leadsTo).map(({ pointer }) => pointer)).toEqual(["/b", "/c", "/a"]);
});
