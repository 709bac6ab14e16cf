import { describe, expect, it } from "vitest";
import type { JsonObject, JsonPath } from "../document/json.ts";
import { applyTracked } from "./apply-overlay.ts";
import { Origins } from "./origins.ts";
import type { OverlayAction } from "./overlay.ts";

const document: JsonObject = {
  info: { title: "old", version: "1" },
  list: [{ n: 0 }, { n: 1 }, { n: 2 }],
  plain: ["a", "b"],
};
const actions: readonly OverlayAction[] = [
  { target: "$.list[0]", remove: true },
  { target: "$.info", update: { title: "new", added: { deep: [{ x: 1 }] } } },
  { target: "$.list", update: { n: 3 } },
  { target: "$", update: { list: [{ n: 4 }] } },
  { target: "$.list[?@.n==2]", update: { n: 20, __proto__x: 1 } },
];

describe("Origins, after an overlay was applied", () => {
  const origins = new Origins();
  const result = applyTracked(document, { actions }, undefined, origins);

  const cases: readonly (readonly [path: JsonPath, from: "document" | "overlay", origin: JsonPath])[] = [
    [[], "document", []],
    [["info"], "document", ["info"]],
    [["info", "version"], "document", ["info", "version"]],
    [["info", "title"], "overlay", ["actions", 1, "update", "title"]],
    [["info", "added"], "overlay", ["actions", 1, "update", "added"]],
    [["info", "added", "deep", 0, "x"], "overlay", ["actions", 1, "update", "added", "deep", 0, "x"]],
    // The first entry is gone: what is first now was second in the document.
    [["list", 0], "document", ["list", 1]],
    [["list", "0", "n"], "document", ["list", 1, "n"]],
    [["list", 1], "document", ["list", 2]],
    [["list", 1, "n"], "overlay", ["actions", 4, "update", "n"]],
    [["list", 2, "n"], "overlay", ["actions", 2, "update", "n"]],
    [["list", 3, "n"], "overlay", ["actions", 3, "update", "list", 0, "n"]],
    [["plain", 1], "document", ["plain"]],
    // Where there is nothing: the nearest ancestor.
    [["info", "missing", "deeper"], "document", ["info"]],
    [["info", "constructor"], "document", ["info"]],
    [["list", 9, "n"], "document", ["list"]],
    [["missing"], "document", []],
  ];

  it.each(cases)("finds %j in the %s at %j", (path, from, origin) => {
    expect(origins.find(result, path)).toEqual({ from, path: origin });
  });
});
