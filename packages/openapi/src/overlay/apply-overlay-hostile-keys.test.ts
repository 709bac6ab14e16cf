import { describe, expect, it } from "vitest";
import type { JsonObject } from "../document/json.ts";
import { applyOverlay } from "./apply-overlay.ts";

/** An object literal would set the prototype; JSON.parse makes `__proto__` a key, as a file does. */
const json = (text: string): JsonObject => JSON.parse(text);

const hostileKeys: readonly (readonly [key: string, target: string])[] = [
  ["__proto__", "$['__proto__']"],
  ["__proto__", "$.__proto__"],
  ["constructor", "$.constructor"],
  ["prototype", "$.prototype"],
  ["hasOwnProperty", "$.hasOwnProperty"],
  ["toString", "$['toString']"],
  ["it's", "$['it\\'s']"],
  ['say "x"', '$["say \\"x\\""]'],
  ["/a/{b}~1", "$['/a/{b}~1']"],
  ["back\\slash", "$['back\\\\slash']"],
  ["", "$['']"],
  ["0", "$['0']"],
  ["größe", "$.größe"],
  ["💰", "$['💰']"],
  ["line\nbreak", "$['line\\nbreak']"],
  ["[*]", "$['[*]']"],
  ["$ref", "$['$ref']"],
];

describe("applyOverlay, with hostile keys", () => {
  it.each(hostileKeys)("updates under %j", (key, target) => {
    const name = JSON.stringify(key);
    const result = applyOverlay(json(`{${name}:{"old":1}}`), { actions: [{ target, update: { new: 2 } }] });
    expect(JSON.stringify(result)).toBe(`{${name}:{"old":1,"new":2}}`);
  });

  it.each(hostileKeys)("adds, then removes %j", (key, target) => {
    const name = JSON.stringify(key);
    const add = { target: "$", update: json(`{${name}:{"polluted":true}}`) };
    expect(JSON.stringify(applyOverlay({}, { actions: [add] }))).toBe(`{${name}:{"polluted":true}}`);
    expect(applyOverlay({}, { actions: [add, { target, remove: true }] })).toStrictEqual({});
    expect(({} as JsonObject)["polluted"]).toBeUndefined();
  });

  it.each(hostileKeys)("finds no %j that a document does not have", (_, target) => {
    expect(() => applyOverlay({ a: 1 }, { actions: [{ target, remove: true }] })).toThrow("matches nothing");
  });

  it("removes a key that begins with the character by which json-p3 marks keys", () => {
    expect(
      applyOverlay({ a: { "\u0002b": 1 } }, { actions: [{ target: "$.a.*", remove: true }] }),
    ).toStrictEqual({ a: {} });
  });

  it("merges below __proto__ and leaves every prototype as it was", () => {
    const result = applyOverlay(json('{"a":{}}'), {
      actions: [
        {
          target: "$.a",
          update: json('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
        },
        { target: "$.a", update: json('{"__proto__":{"more":2}}') },
      ],
    });
    expect(JSON.stringify(result)).toBe(
      '{"a":{"__proto__":{"polluted":1,"more":2},"constructor":{"prototype":{"polluted":1}}}}',
    );
    expect(Object.getPrototypeOf(result["a"])).toBe(Object.prototype);
    expect(({} as JsonObject)["polluted"]).toBeUndefined();
    expect((Object as unknown as JsonObject)["polluted"]).toBeUndefined();
  });
});
