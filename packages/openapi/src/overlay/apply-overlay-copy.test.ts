import { describe, expect, it } from "vitest";
import { applyOverlay } from "./apply-overlay.ts";
import { type AppliedCase, itApplies } from "./testing/applied-cases.ts";

const get = { responses: { "200": { description: "OK" } } };
const remove = { responses: { "204": { description: "Gone" } } };
const overlay = "1.1.0";

/** The situations of Overlay 1.1.0, "Action Object" and "Examples", with data of our own. */
const cases: readonly AppliedCase[] = [
  {
    situation: "copy: what one path item has is merged into another",
    document: { paths: { "/jobs": { get }, "/tasks": { delete: remove } } },
    overlay,
    actions: [{ target: "$.paths['/tasks']", copy: "$.paths['/jobs']" }],
    result: { paths: { "/jobs": { get }, "/tasks": { delete: remove, get } } },
  },
  {
    situation: "copy: after an update has made the place for it",
    document: { paths: { "/jobs": { get } } },
    overlay,
    actions: [
      { target: "$.paths", update: { "/tasks": {} } },
      { target: "$.paths['/tasks']", copy: "$.paths['/jobs']" },
    ],
    result: { paths: { "/jobs": { get }, "/tasks": { get } } },
  },
  {
    situation: "a move: made, copied, removed",
    document: { paths: { "/jobs": { get } } },
    overlay,
    actions: [
      { target: "$.paths", update: { "/tasks": {} } },
      { target: "$.paths['/tasks']", copy: "$.paths['/jobs']" },
      { target: "$.paths['/jobs']", remove: true },
    ],
    result: { paths: { "/tasks": { get } } },
  },
  {
    situation: "copy: a list is joined to a list, and anything else is one entry more",
    document: { tags: ["a"], more: ["b", "c"], one: "d", object: { x: 1 } },
    overlay,
    actions: [
      { target: "$.tags", copy: "$.more" },
      { target: "$.tags", copy: "$.one" },
      { target: "$.tags", copy: "$.object" },
    ],
    result: { tags: ["a", "b", "c", "d", { x: 1 }], more: ["b", "c"], one: "d", object: { x: 1 } },
  },
  {
    situation: "copy: a plain value takes the place of plain values, in objects and lists",
    document: { info: { title: "Old", tags: ["x", "y"] }, name: "New" },
    overlay,
    actions: [
      { target: "$.info.title", copy: "$.name" },
      { target: "$.info.tags[?@ == 'y']", copy: "$.name" },
    ],
    result: { info: { title: "New", tags: ["x", "New"] }, name: "New" },
  },
  {
    situation: "copy: into several nodes, which share nothing afterwards",
    document: { a: { on: {} }, b: { on: {} }, from: { list: [1] } },
    overlay,
    actions: [
      { target: "$[?@.on]", copy: "$.from" },
      { target: "$.a.list", update: 2 },
    ],
    result: { a: { on: {}, list: [1, 2] }, b: { on: {}, list: [1] }, from: { list: [1] } },
  },
  {
    situation: "update in 1.1: a list is joined to a list",
    document: { tags: ["a"] },
    overlay,
    actions: [{ target: "$.tags", update: ["b", "c"] }],
    result: { tags: ["a", "b", "c"] },
  },
  {
    situation: "update in 1.1: a plain value takes the place of plain values",
    document: { paths: { "/a": { summary: "x" }, "/b": { summary: "y" } } },
    overlay,
    actions: [{ target: "$.paths.*.summary", update: "z" }],
    result: { paths: { "/a": { summary: "z" }, "/b": { summary: "z" } } },
  },
  {
    situation: "remove wins over copy",
    document: { a: { x: 1 }, b: { y: 2 } },
    overlay,
    actions: [{ target: "$.a", copy: "$.b", remove: true }],
    result: { b: { y: 2 } },
  },
];

describe("Overlay 1.1", () => {
  itApplies(cases);

  it.each([
    [
      "a copy of nothing",
      { target: "$.info", copy: "$.none" },
      "the copy $.none matches nothing: the vendor has moved",
    ],
    [
      "a copy of several",
      { target: "$.info", copy: "$.tags[*]" },
      "the copy $.tags[*] selects 2 values, and one is copied",
    ],
    [
      "a copy that is no JSONPath",
      { target: "$.info", copy: "/info" },
      "the copy /info is not a JSONPath of RFC 9535",
    ],
    [
      "a plain value into an object",
      { target: "$.info", copy: "$.name" },
      "the target $.info selects an object, so it takes an object, not a plain value.",
    ],
    [
      "an object in place of a plain value",
      { target: "$.name", copy: "$.info" },
      "the target $.name selects a plain value, so it takes a plain value, not an object.",
    ],
    [
      "targets of several kinds",
      { target: "$.*", update: {} },
      "the target $.* selects a list and a plain value and an object, and they cannot be changed alike.",
    ],
  ])("refuses %s", (_, action, message) => {
    const document = { info: { title: "t" }, tags: ["a", "b"], name: "n" };
    expect(() => applyOverlay(document, { overlay, actions: [action] })).toThrow(message);
  });
});
