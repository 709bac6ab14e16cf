import { failureOf } from "@calloff/test-support";
import { describe, expect, it } from "vitest";
import { parseCommand } from "../cli/testing/parse-command.ts";
import { type DriftOptions, type DriftRequest, driftRequest } from "./drift-request.ts";

const requestOf = (args: readonly string[]): DriftRequest => {
  const { names, options } = parseCommand<DriftOptions>("drift", args);
  return driftRequest(names, options);
};

const providers = { kind: "providers", providers: [], upstream: new Map(), write: false, format: "text" };

describe("the arguments", () => {
  it.each<[string[], object]>([
    [[], providers],
    [["pulse", "topaz"], { ...providers, providers: ["pulse", "topaz"] }],
    [
      ["--upstream", "pulse=a.md", "--upstream", "pulse=https://x.example/?a=b", "--upstream", "topaz=c"],
      {
        ...providers,
        upstream: new Map([
          ["pulse", ["a.md", "https://x.example/?a=b"]],
          ["topaz", ["c"]],
        ]),
      },
    ],
    [
      ["--write", "--format", "markdown", "--output", "a.md"],
      { ...providers, write: true, format: "markdown", output: "a.md" },
    ],
    [
      ["--compare", "a.yaml", "b.json"],
      { kind: "compare", before: "a.yaml", after: "b.json", format: "text" },
    ],
    [["a", "--compare", "b", "--format=html"], { kind: "compare", before: "a", after: "b", format: "html" }],
  ])("%j mean", (args, request) => {
    expect(requestOf(args)).toEqual(request);
  });

  it.each<[string[], string]>([
    [["--format", "pdf"], "--format pdf is unknown. Formats: text, json, markdown, html"],
    [["--output="], "--output needs the name of a file"],
    [["--upstream", "pulse"], "--upstream pulse: write it as <provider>=<file or URL>"],
    [["--upstream", "=a.md"], "--upstream =a.md: write it as <provider>=<file or URL>"],
    [["--upstream", "pulse="], "--upstream pulse=: write it as <provider>=<file or URL>"],
    [["--compare"], "--compare needs two documents, the older one first, but got 0"],
    [["--compare", "a"], "--compare needs two documents, the older one first, but got 1"],
    [["--compare", "a", "b", "c"], "--compare needs two documents, the older one first, but got 3"],
    [["--compare", "a", "b", "--write"], "--compare cannot be combined with --write"],
    [["--compare", "a", "b", "--upstream", "a=b"], "--compare cannot be combined with --upstream"],
  ])("%j are refused", async (args, message) => {
    expect(await failureOf(() => requestOf(args))).toBe(
      `drift: ${message}. For help: npx calloff-dev drift --help`,
    );
  });

  it.each<[string[], string]>([
    [["--output"], "error: option '--output <file>' argument missing"],
    [["--wirte"], "error: unknown option '--wirte'\n(Did you mean --write?)"],
  ])("%j are refused by the command line", async (args, message) => {
    expect(await failureOf(() => requestOf(args))).toBe(message);
  });
});
