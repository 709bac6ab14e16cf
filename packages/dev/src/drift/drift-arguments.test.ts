import { failureOf } from "@calloff/test-support";
import { describe, expect, it } from "vitest";
import { parseDriftArguments } from "./drift-arguments.ts";

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
    expect(parseDriftArguments(args)).toEqual(request);
  });

  it.each<[string[], string]>([
    [["--format", "pdf"], "--format pdf is none of text, json, markdown, html"],
    [["--output="], "--output needs the name of a file"],
    [["--output"], "Option '--output <value>' argument missing"],
    [["--upstream", "pulse"], "--upstream pulse is not <provider>=<file or URL>"],
    [["--upstream", "=a.md"], "--upstream =a.md is not <provider>=<file or URL>"],
    [["--upstream", "pulse="], "--upstream pulse= is not <provider>=<file or URL>"],
    [["--compare"], "--compare takes two documents, the older one first; here are 0"],
    [["--compare", "a"], "--compare takes two documents, the older one first; here are 1"],
    [["--compare", "a", "b", "c"], "--compare takes two documents, the older one first; here are 3"],
    [["--compare", "a", "b", "--write"], "--compare only compares; --write is for providers"],
    [["--compare", "a", "b", "--upstream", "a=b"], "--compare has no provider, so it takes no --upstream"],
    [["--wirte"], "Unknown option '--wirte'"],
  ])("%j are refused", async (args, message) => {
    expect(await failureOf(() => parseDriftArguments(args))).toBe(
      `drift: ${message}. For help: npx calloff-dev drift --help`,
    );
  });
});
