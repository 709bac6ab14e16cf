import { describe } from "vitest";
import { type AppliedCase, itApplies } from "./testing/applied-cases.ts";

/** The situations of Overlay 1.0.0, "Action Object" and "Examples", with data of our own. */
const cases: readonly AppliedCase[] = [
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
];

describe("applyOverlay, updating", () => {
  itApplies(cases);
});
