import { readdir } from "node:fs/promises";
import { failureOf } from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type VendorWorkspace, vendorWorkspace } from "./testing/vendor-workspace.ts";

let workspace: VendorWorkspace;
beforeEach(async () => {
  workspace = await vendorWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

describe("the arguments", () => {
  it.each<[string[], string]>([
    [[], "the provider is missing"],
    [["acme"], "--from is missing: the page or document to read"],
    [["acme", "--from", ""], "--from is missing: the page or document to read"],
    [["acme", "--from", "a.md", "--from", "a.md"], "--from a.md is there twice; name each page once"],
    [["acme", "--from", "PAGE", "--from", ""], "--from is missing: the page or document to read"],
    [
      ["acme", "--from", "PAGE", "--from", "b.md", "--url", "https://acme.example/"],
      "2 × --from and 1 × --url; give a --url for each --from, in their order",
    ],
    [["acme", "--from", "PAGE", "--date", "22.11.2026"], "--date 22.11.2026 is not a day such as 2026-11-22"],
    [["acme", "--from", "PAGE", "--date", "2026-02-30"], "--date 2026-02-30 is not a day such as 2026-11-22"],
    [["--check", "--from", "PAGE"], "--check takes no other arguments"],
    [["--check", "acme"], "--check takes no other arguments"],
    ...["../x", "..", "a/b", "a\\b", "Acme", "7days", "acme ", "__proto__", "", "é"].map(
      (name): [string[], string] => [
        [name, "--from", "PAGE"],
        `"${name}" cannot name a provider: use lowercase letters, digits and hyphens, a letter first`,
      ],
    ),
  ])("%j are refused", async (args, message) => {
    const given = args.map((arg) => (arg === "PAGE" ? workspace.page : arg));
    expect(await failureOf(() => workspace.run(...given))).toBe(
      `vendor: ${message}. For help: npx calloff-dev vendor --help`,
    );
    expect(await readdir(workspace.root)).toEqual(["page.md"]);
  });

  it.each<[string[], string]>([
    [["acme", "--from"], "option '--from <source>' argument missing"],
    [["acme", "beta", "--from", "PAGE"], "too many arguments for 'vendor'. Expected 1 argument but got 2."],
    [["acme", "--form", "PAGE"], "unknown option '--form'\n(Did you mean --from?)"],
    [["--check=yes"], "unknown option '--check=yes'"],
  ])("%j are refused by the command line", async (args, message) => {
    expect(await failureOf(() => workspace.run(...args))).toBe(`error: ${message}`);
    expect(await readdir(workspace.root)).toEqual(["page.md"]);
  });

  it.each([
    ["docs.acme.example/cancel", "docs.acme.example/cancel: expected a URL that begins with https://."],
    ["javascript:alert(1)", "javascript:alert(1): expected a URL that begins with https://."],
    [
      "https://me:secret@acme.example/",
      "acme.example: a URL with a user name or password would be recorded; leave them out.",
    ],
  ])("--url %s is refused", async (url, message) => {
    expect(await failureOf(() => workspace.vendor("--url", url))).toBe(message);
    expect(await readdir(workspace.root)).toEqual(["page.md"]);
  });
});
