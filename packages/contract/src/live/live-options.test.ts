import { expect, test } from "vitest";
import { LIVE_HELP, parseLiveOptions } from "./live-options.ts";

test("asks, prints text and waits half a minute unless told otherwise", () => {
  expect(parseLiveOptions(["--live", "pulse", "--job", "abc"])).toEqual({
    provider: "pulse",
    job: "abc",
    timeout: 30_000,
    yes: false,
    json: false,
  });
});

test("takes every option of the help", () => {
  const args = "--live topaz --job=-1 --yes --json --base-url https://eu.example/v2 --timeout 5";
  expect(parseLiveOptions(args.split(" "))).toEqual({
    provider: "topaz",
    job: "-1",
    baseUrl: "https://eu.example/v2",
    timeout: 5,
    yes: true,
    json: true,
  });
  for (const option of args.match(/--[a-z-]+/g) ?? []) expect(LIVE_HELP).toContain(option);
  expect(parseLiveOptions(["--help"])).toBeUndefined();
});

test.each([
  [["--job", "abc"], "--live is missing"],
  [["--live", "pulse"], "--job is missing"],
  [["--live", "pulse", "--job", "a", "--timeout", "0"], "--timeout"],
  [["--live", "pulse", "--job", "a", "--timeout", "99999999999"], "--timeout"],
  [["--live", "pulse", "--job", "a", "--force"], "--force"],
  [["--live", "pulse", "--job", "a", "b"], "b"],
])("refuses %j", (args, why) => {
  expect(() => parseLiveOptions(args)).toThrow(why);
});
