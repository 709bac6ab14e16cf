import { describe, expect, test } from "vitest";
import { hasColor, paintFor } from "./color.ts";
import { runCli } from "./run-cli.ts";
import { fakeIo } from "./testing/fake-io.ts";

const terminal = { columns: 80 };
const pipe = {};

describe("whether there is color", () => {
  test.each<[string, { columns?: number }, NodeJS.ProcessEnv, boolean]>([
    ["on a terminal", terminal, {}, true],
    ["in a pipe", pipe, {}, false],
    ["in a pipe of a CI", pipe, { CI: "true" }, false],
    ["on a terminal that is dumb", terminal, { TERM: "dumb" }, false],
    ["with NO_COLOR", terminal, { NO_COLOR: "1" }, false],
    ["with NO_COLOR of any value", terminal, { NO_COLOR: "0" }, false],
    ["with an empty NO_COLOR", terminal, { NO_COLOR: "" }, true],
    ["with FORCE_COLOR in a pipe", pipe, { FORCE_COLOR: "1" }, true],
    ["with an empty FORCE_COLOR in a pipe", pipe, { FORCE_COLOR: "" }, true],
    ["with FORCE_COLOR=0 on a terminal", terminal, { FORCE_COLOR: "0" }, false],
    ["with FORCE_COLOR=false on a terminal", terminal, { FORCE_COLOR: "false" }, false],
    ["with both", pipe, { FORCE_COLOR: "3", NO_COLOR: "1" }, true],
  ])("%s: %j %j", (_, place, env, expected) => {
    const { stdout } = fakeIo(place);
    expect(hasColor(stdout, env)).toBe(expected);
    expect(paintFor(stdout, env)("red", "x")).toBe(expected ? "\u001b[31mx\u001b[39m" : "x");
  });
});

describe("every screen", () => {
  test.each([
    [["--help"]],
    [["cancel", "--help"]],
    [["providers"]],
    [["cancel", "pulze:a", "pulse:a", "--dry-run"]],
    [["cancel", "pulze:a"]],
    [["explain", "pulze"]],
    [["cancle"]],
  ])("%j has color on a terminal, and none in a pipe, with the same words", async (args) => {
    const screens: string[] = [];
    for (const given of [terminal, pipe]) {
      const io = fakeIo({
        ...given,
        env: { PULSE_API_KEY: "k", TERM: "dumb", ...("columns" in given && { FORCE_COLOR: "1" }) },
      });
      await runCli(args, io);
      screens.push(io.out() + io.err());
    }
    const [colored = "", plain = ""] = screens;
    expect(plain).not.toContain("\u001b");
    expect(colored).toContain("\u001b[");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's sequences begin with one
    expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(plain);
  });

  test("JSON has none, whatever is forced", async () => {
    for (const args of [
      ["providers", "--json"],
      ["cancel", "pulze:a", "--json"],
      ["cancel", "pulze:a", "--dry-run", "--json"],
    ]) {
      const io = fakeIo({ ...terminal, env: { FORCE_COLOR: "1" } });
      await runCli(args, io);
      expect(io.out()).not.toContain("\u001b");
    }
  });
});
