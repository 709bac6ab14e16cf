import { describe, expect, it } from "vitest";
import type { JsonObject } from "../document/json.ts";
import { applyOverlay } from "./apply-overlay.ts";
import type { OverlayAction } from "./overlay.ts";

interface Case {
  readonly situation: string;
  readonly document: JsonObject;
  readonly actions: readonly OverlayAction[];
  readonly result: JsonObject;
}

/** The situations of Overlay 1.0.0, "Examples", "Overlay Object" and "Action Object", with data of our own. */
const cases: readonly Case[] = [
  {
    situation: "structured: one update of the root mirrors the document",
    document: {
      info: { title: "Jobs", version: "1" },
      paths: { "/": { get: { summary: "old", responses: {} } }, "/jobs": { get: { tags: ["a"] } } },
    },
    actions: [
      {
        target: "$",
        update: {
          info: { "x-note": "seen" },
          paths: {
            "/": { summary: "Root", get: { summary: "new", "x-limit": 100 } },
            "/jobs": { get: { "x-limit": 5 } },
          },
          tags: null,
        },
      },
    ],
    result: {
      info: { title: "Jobs", version: "1", "x-note": "seen" },
      paths: {
        "/": { get: { summary: "new", responses: {}, "x-limit": 100 }, summary: "Root" },
        "/jobs": { get: { tags: ["a"], "x-limit": 5 } },
      },
      tags: null,
    },
  },
  {
    situation: "targeted: three actions, each on its node",
    document: { paths: { "/a": { get: { description: "1" } }, "/b": { get: { description: "2" } } } },
    actions: [
      { target: "$.paths['/a'].get", update: { description: "one" } },
      { target: "$.paths['/b'].get", update: { description: "two" } },
      { target: "$.paths['/b']", update: { post: { description: "three", "x-safe": false } } },
    ],
    result: {
      paths: {
        "/a": { get: { description: "one" } },
        "/b": { get: { description: "two" }, post: { description: "three", "x-safe": false } },
      },
    },
  },
  {
    situation: "wildcards: every get, and none where there is none",
    document: { paths: { "/a": { get: {} }, "/b": { post: {} }, "/c": { get: { "x-safe": false } } } },
    actions: [{ target: "$.paths.*.get", update: { "x-safe": true } }],
    result: {
      paths: { "/a": { get: { "x-safe": true } }, "/b": { post: {} }, "/c": { get: { "x-safe": true } } },
    },
  },
  {
    situation: "filters: the parameter with that name and place",
    document: {
      paths: {
        "/x": {
          get: {
            parameters: [
              { name: "id", in: "path" },
              { name: "id", in: "query", schema: { type: "string" } },
              { name: "page", in: "query" },
            ],
          },
        },
      },
    },
    actions: [
      {
        target: "$.paths['/x'].get.parameters[?@.name=='id' && @.in=='query']",
        update: { schema: { format: "uuid" } },
      },
    ],
    result: {
      paths: {
        "/x": {
          get: {
            parameters: [
              { name: "id", in: "path" },
              { name: "id", in: "query", schema: { type: "string", format: "uuid" } },
              { name: "page", in: "query" },
            ],
          },
        },
      },
    },
  },
  {
    situation: "a target that selects a list gets the update as one entry more",
    document: {
      paths: { "/a": { get: { parameters: [{ name: "p" }] } }, "/b": { get: { parameters: [] } } },
    },
    actions: [{ target: "$.paths.*.get.parameters", update: { name: "new", in: "query" } }],
    result: {
      paths: {
        "/a": { get: { parameters: [{ name: "p" }, { name: "new", in: "query" }] } },
        "/b": { get: { parameters: [{ name: "new", in: "query" }] } },
      },
    },
  },
  {
    situation: "a list appended to a list is one entry, in 1.0 (in 1.1 it would be concatenated)",
    document: { matrix: [[1, 2]] },
    actions: [{ target: "$.matrix", update: [3, 4] }],
    result: {
      matrix: [
        [1, 2],
        [3, 4],
      ],
    },
  },
  {
    situation: "a plain value can be appended to a list",
    document: { tags: ["a"] },
    actions: [{ target: "$.tags", update: "b" }],
    result: { tags: ["a", "b"] },
  },
  {
    situation:
      "lists inside objects are concatenated, objects merged, plain values replaced, null among them",
    document: { a: { list: [1], keep: true, text: "old", gone: 5, back: null, deep: { x: 1 } } },
    actions: [
      {
        target: "$.a",
        update: { list: [2, [3]], text: "new", gone: null, back: "again", deep: { y: 2 }, more: [0] },
      },
    ],
    result: {
      a: {
        list: [1, 2, [3]],
        keep: true,
        text: "new",
        gone: null,
        back: "again",
        deep: { x: 1, y: 2 },
        more: [0],
      },
    },
  },
  {
    situation: "an empty update changes nothing",
    document: { a: { b: 1 } },
    actions: [{ target: "$.a", update: {} }],
    result: { a: { b: 1 } },
  },
  {
    situation: "an action that neither updates nor removes changes nothing",
    document: { a: { b: 1 } },
    actions: [{ target: "$.a", remove: false }],
    result: { a: { b: 1 } },
  },
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
      schemas: {
        Job: { type: "object", properties: { owner: { type: "object" }, id: { type: "string" } } },
      },
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
  it.each(cases)("$situation", ({ document, actions, result }) => {
    expect(applyOverlay(document, { actions })).toStrictEqual(result);
  });

  it.each(cases)("changes neither argument: $situation", ({ document, actions }) => {
    const before = structuredClone({ document, actions });
    applyOverlay(document, { actions });
    expect({ document, actions }).toStrictEqual(before);
  });

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
