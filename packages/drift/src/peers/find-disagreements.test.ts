import { expect, test } from "vitest";
import { findDisagreements, findUnexplained } from "./find-disagreements.ts";
import type { Pair } from "./pair.ts";

function pair(name: string, bump: "major" | "minor"): Pair {
  return { name, base: "", revision: "", expected: { bump, flags: [], why: "" } };
}

const says = { breaking: true, level: "ERR", rules: ["gone"] };
const silent = { breaking: false, level: "nothing", rules: [] };

test("a peer disagrees where it calls breaking what is not major, and the other way round", () => {
  const pairs = [pair("removed", "major"), pair("added", "minor")];
  const oasdiff = new Map([
    ["removed", says],
    ["added", says],
  ]);
  const redocly = new Map([
    ["removed", silent],
    ["added", silent],
  ]);
  expect(findDisagreements(pairs, { oasdiff, redocly })).toEqual([
    { pair: pairs[0], peer: "redocly", says: "nothing" },
    { pair: pairs[1], peer: "oasdiff", says: "ERR: gone" },
  ]);
});

test("a pair that a peer said nothing of is no agreement", () => {
  const verdicts = { oasdiff: new Map([["removed", says]]), redocly: new Map() };
  expect(() => findDisagreements([pair("removed", "major")], verdicts)).toThrow(
    "redocly said nothing of removed",
  );
});

const added = { pair: pair("added", "minor"), peer: "oasdiff", says: "ERR: gone" } as const;
const explained = { pairs: ["added"], says: { oasdiff: "ERR: gone" }, why: "" };

test("an explanation in the peer's own words is enough", () => {
  expect(findUnexplained([added], [explained])).toEqual([]);
});

test("a disagreement without an explanation is found", () => {
  expect(findUnexplained([added], [])).toEqual(["not explained: added: oasdiff says ERR: gone"]);
});

test("an explanation of what a peer no longer says is found", () => {
  const other = { ...explained, says: { oasdiff: "ERR: other" } };
  expect(findUnexplained([added], [other])).toEqual([
    "not explained: added: oasdiff says ERR: gone",
    "no longer so: added: oasdiff says ERR: other",
  ]);
});

test("two explanations of one disagreement are found", () => {
  expect(findUnexplained([added], [explained, explained])).toEqual([
    "explained more than once: added: oasdiff says ERR: gone",
  ]);
});
