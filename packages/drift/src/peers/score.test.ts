import { expect, test } from "vitest";
import type { Pair } from "./pair.ts";
import { couldNotTell, type PeerVerdict } from "./peer.ts";
import { scoreOf } from "./score.ts";

function pair(name: string, bump: Pair["expected"]["bump"]): Pair {
  return { name, base: "", revision: "", expected: { bump, flags: [], why: "" } };
}

const breaking: PeerVerdict = { breaking: true, level: "ERR", rules: ["gone"] };
const harmless: PeerVerdict = { breaking: false, level: "INFO", rules: ["added"] };
const nothing: PeerVerdict = { breaking: false, level: "nothing", rules: [] };

test("each pair counts once, and silence about a change besides", () => {
  const pairs = [
    pair("a", "major"),
    pair("b", "major"),
    pair("c", "patch"),
    pair("d", "minor"),
    pair("e", "none"),
    pair("f", "minor"),
    pair("g", "major"),
    pair("h", "patch"),
  ];
  const verdicts = new Map([
    ["a", breaking],
    ["b", harmless],
    ["c", breaking],
    ["d", harmless],
    ["e", nothing],
    ["f", nothing],
    ["g", couldNotTell(new Error("no such type"))],
  ]);
  expect(scoreOf(pairs, verdicts)).toEqual({ right: 4, softer: 1, harsher: 1, couldNotTell: 2, silent: 1 });
});
