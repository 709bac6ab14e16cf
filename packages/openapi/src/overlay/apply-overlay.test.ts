import { describe, expect, it } from "vitest";
import type { JsonObject } from "../document/json.ts";
import { applyOverlay } from "./apply-overlay.ts";
import { type AppliedCase, itApplies } from "./testing/applied-cases.ts";

/** Overlay 1.0.0, "Overlay Object" and "Traits Example": actions in sequence, and nodes inside selected nodes. */
const cases: readonly AppliedCase[] = [
  {
    situation: "remove, then create again: the way to replace a list",
    document: { servers: [{ url: "https://one" }, { url: "https://two" }] },
    actions: [
      { target: "$.servers", remove: true },
      { target: "$", update: { servers: [{ url: "https://three" }] } },
    ],
    result: { servers: [{ url: "https://three" }] },
  },
  {
    situation: "each action sees what the one before did",
    document: { paths: {} },
    actions: [
      { target: "$.paths", update: { "/new": { get: { marks: [] } } } },
      { target: "$.paths['/new'].get", update: { marks: ["first"] } },
      { target: "$.paths[?@.get.marks[0]=='first'].get.marks", update: "second" },
    ],
    result: { paths: { "/new": { get: { marks: ["first", "second"] } } } },
  },
  {
    situation: "traits: operations that carry a mark get what the mark stands for",
    document: {
      paths: {
        "/items": { get: { "x-traits": ["paged"] } },
        "/items/{id}": { get: { "x-traits": ["cached"] } },
        "/things": { get: { "x-traits": ["cached", "paged"], parameters: [{ name: "q" }] } },
      },
    },
    actions: [
      {
        target: "$.paths[?@.get['x-traits'][?@=='paged']].get",
        update: { parameters: [{ name: "top" }, { name: "skip" }] },
      },
    ],
    result: {
      paths: {
        "/items": { get: { "x-traits": ["paged"], parameters: [{ name: "top" }, { name: "skip" }] } },
        "/items/{id}": { get: { "x-traits": ["cached"] } },
        "/things": {
          get: {
            "x-traits": ["cached", "paged"],
            parameters: [{ name: "q" }, { name: "top" }, { name: "skip" }],
          },
        },
      },
    },
  },
  {
    situation: "recursive descent: every schema of a type, outer and inner",
    document: {
      schemas: { Job: { type: "object", properties: { owner: { type: "object" }, id: { type: "string" } } } },
    },
    actions: [{ target: "$..[?@.type=='object']", update: { additionalProperties: true } }],
    result: {
      schemas: {
        Job: {
          type: "object",
          properties: { owner: { type: "object", additionalProperties: true }, id: { type: "string" } },
          additionalProperties: true,
        },
      },
    },
  },
  {
    situation:
      "overlap: parent and child selected for an update, the parent's change reaching into the child",
    document: { a: { m: 1, c: { m: 1, list: [0] } } },
    actions: [{ target: "$..[?@.m]", update: { m: 2, c: { list: [1] } } }],
    // a.c.list grows through its parent, and a.c gets a c of its own as a node selected before the change.
    result: { a: { m: 2, c: { m: 2, list: [0, 1], c: { list: [1] } } } },
  },
  {
    situation: "overlap: parent and child selected for removal",
    document: {
      a: { x: true, b: { x: true } },
      list: [{ x: true, b: { x: true } }, { b: { x: true, c: 1 } }],
    },
    actions: [{ target: "$..[?@.x]", remove: true }],
    result: { list: [{}] },
  },
  {
    situation: "overlap: everything below the root removed",
    document: { a: { b: [1, [2, { c: 3 }]] }, d: null },
    actions: [{ target: "$..*", remove: true }],
    result: {},
  },
  {
    situation: "a node that the target selects twice is changed once",
    document: { tags: ["a"], info: { list: [1] } },
    actions: [
      { target: "$['tags','tags']", update: "b" },
      { target: "$['info','info']", update: { list: [2] } },
    ],
    result: { tags: ["a", "b"], info: { list: [1, 2] } },
  },
];

describe("applyOverlay", () => {
  itApplies(cases);

  it("keeps the order of keys and adds new ones behind them", () => {
    const result = applyOverlay({ b: 1, a: 2 }, { actions: [{ target: "$", update: { c: 3, a: 4 } }] });
    expect(JSON.stringify(result)).toBe('{"b":1,"a":4,"c":3}');
  });

  it("shares nothing with the document or the overlay", () => {
    const document = { a: { list: [{ n: 1 }] } };
    const update = { added: { list: [{ n: 2 }] } };
    const overlay = { actions: [{ target: "$", update }] };
    const result = applyOverlay(document, overlay);
    applyOverlay(result, { actions: [{ target: "$..[?@.n]", update: { touched: true } }] });
    result["a"] = "changed";
    Object.assign(result["added"] as JsonObject, { list: "changed" });
    expect(document).toStrictEqual({ a: { list: [{ n: 1 }] } });
    expect(update).toStrictEqual({ added: { list: [{ n: 2 }] } });
  });

  it("changes one of two places that one object fills, as YAML aliases make it do", () => {
    const shared = { n: 1 };
    const result = applyOverlay(
      { a: shared, b: shared, c: {}, d: {} },
      {
        actions: [
          { target: "$.a", update: { n: 2 } },
          { target: "$['c','d']", update: { one: shared, two: shared } },
          { target: "$.c.one", update: { n: 3 } },
        ],
      },
    );
    expect(result).toStrictEqual({
      a: { n: 2 },
      b: { n: 1 },
      c: { one: { n: 3 }, two: { n: 1 } },
      d: { one: { n: 1 }, two: { n: 1 } },
    });
  });

  it("reaches as deep as a document may be nested", () => {
    const nest = (depth: number, inner: JsonObject): JsonObject =>
      depth === 0 ? inner : { a: nest(depth - 1, inner) };
    const result = applyOverlay(nest(490, { here: {} }), {
      actions: [{ target: "$..here", update: { n: 1 } }],
    });
    expect(result).toStrictEqual(nest(490, { here: { n: 1 } }));
  });
});
