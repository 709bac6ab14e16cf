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
    [["--format", "pdf"], "--format pdf is none of text, json, markdown, html"],
    [["--output="], "--output needs the name of a file"],
    [["--upstream", "pulse"], "--upstream pulse is not <provider>=<file or URL>"],
    [["--upstream", "=a.md"], "--upstream =a.md is not <provider>=<file or URL>"],
    [["--upstream", "pulse="], "--upstream pulse= is not <provider>=<file or URL>"],
    [["--compare"], "--compare takes two documents, the older one first; here are 0"],
    [["--compare", "a"], "--compare takes two documents, the older one first; here are 1"],
    [["--compare", "a", "b", "c"], "--compare takes two documents, the older one first; here are 3"],
    [["--compare", "a", "b", "--write"], "--compare only compares; --write is for providers"],
    [["--compare", "a", "b", "--upstream", "a=b"], "--compare has no provider, so it takes no --upstream"],
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
