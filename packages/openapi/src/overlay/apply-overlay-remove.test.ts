import { describe } from "vitest";
import { type AppliedCase, itApplies } from "./testing/applied-cases.ts";

/** The situations of Overlay 1.0.0, "Array Modification Examples" and "Action Object", with data of our own. */
const cases: readonly AppliedCase[] = [
  {
    situation: "remove: a property that is an object, wherever it stands",
    document: {
      paths: {
        "/a": { get: { responses: { "200": {}, "500": {} } } },
        "/b": { get: { responses: { "500": {}, default: {} } } },
      },
    },
    actions: [{ target: "$.paths..responses['500']", remove: true }],
    result: {
      paths: { "/a": { get: { responses: { "200": {} } } }, "/b": { get: { responses: { default: {} } } } },
    },
  },
  {
    situation: "remove: a plain property, and plain entries of a list (1.1 permits it, tools always did)",
    document: { info: { title: "t", description: "d" }, tags: ["a", "x", "b", "x"] },
    actions: [
      { target: "$.info.description", remove: true },
      { target: "$.tags[?@=='x']", remove: true },
    ],
    result: { info: { title: "t" }, tags: ["a", "b"] },
  },
  {
    situation: "remove: several entries of one list, neighbors too",
    document: { list: [{ n: 0 }, { n: 1, x: 1 }, { n: 2, x: 1 }, { n: 3 }, { n: 4, x: 1 }] },
    actions: [{ target: "$.list[?@.x]", remove: true }],
    result: { list: [{ n: 0 }, { n: 3 }] },
  },
  {
    situation: "remove: entries selected backwards, by slice and twice",
    document: { list: [{ n: 0 }, { n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }] },
    actions: [{ target: "$.list[3,::-2,-2]", remove: true }],
    // ::-2 selects 4, 2, 0; -2 is 3 once more.
    result: { list: [{ n: 1 }] },
  },
  {
    situation: "remove: lists inside a list, inner and outer entries at once",
    document: { rows: [[{ x: 1 }, { k: 1 }], [{ x: 1 }], { x: 1 }, [{ k: 2 }, { x: 1 }]] },
    actions: [{ target: "$.rows..[?@.x]", remove: true }],
    result: { rows: [[{ k: 1 }], [], [{ k: 2 }]] },
  },
  {
    situation: "remove wins over update",
    document: { a: { b: 1 }, c: 1 },
    actions: [{ target: "$.a", remove: true, update: { b: 2 } }],
    result: { c: 1 },
  },
];

describe("applyOverlay, removing", () => {
  itApplies(cases);
});
