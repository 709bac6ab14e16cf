import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { literal } from "./json.ts";

describe("literal", () => {
  test.each<[unknown]>([
    ['quotes " and \\ and */ and // and `${1}`'],
    ["line\nends\r\n\u2028\u2029"],
    ["right-to-left \u202e and isolates \u2066\u2069"],
    ["</script><!--"],
    [{ "a-b": [1, null, true, { "": "x" }] }],
  ])("%j evaluates to itself", (value) => {
    expect(JSON.parse(JSON.stringify(runInNewContext(`(${literal(value)})`)))).toEqual(value);
  });

  test("shows no mark that turns text around", () => {
    expect(literal("a\u202eb")).toBe('"a\\u202eb"');
  });

  test("makes __proto__ a key like any other, and leaves text that only looks like it alone", () => {
    const value = JSON.parse('{"__proto__":{"polluted":true},"text":"\\"__proto__\\":"}') as object;
    const evaluated = runInNewContext(`(${literal(value)})`) as object;
    expect(Object.keys(evaluated)).toEqual(["__proto__", "text"]);
    expect("polluted" in evaluated).toBe(false);
    expect((evaluated as { text: string }).text).toBe('"__proto__":');
  });
});
