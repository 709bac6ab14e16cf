import { readdir } from "node:fs/promises";
import { failureOf, mintlifyPage, YAML_DOCUMENT } from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DriftWorkspace, driftWorkspace } from "./testing/drift-workspace.ts";

let workspace: DriftWorkspace;
beforeEach(async () => {
  workspace = await driftWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

const PAGE = mintlifyPage("yaml DELETE /renders/{id}");
/** A path parameter was an integer: code that passes a number stops compiling. */
const BREAKING_PAGE = PAGE.replace("type: integer", "type: boolean");
const REWORDED_PAGE = PAGE.replace("description: Canceled", "description: It is canceled");
/** The same, said in another style. */
const RESTYLED_PAGE = PAGE.replace("openapi: 3.1.0", "# By hand\nopenapi: '3.1.0'");

/** Three providers, each with its page on a site of its own; the pages may be changed. */
async function threeProviders(): Promise<Record<"alpha" | "beta" | "gamma", Record<string, string>>> {
  const pages = { alpha: { "/a.md": PAGE }, beta: { "/b.md": PAGE }, gamma: { "/c.md": PAGE } };
  for (const [provider, served] of Object.entries(pages)) await workspace.publish(provider, served);
  return pages;
}

async function statuses(...args: string[]): Promise<Record<string, string>> {
  const drifts = await workspace.drift(...args);
  return Object.fromEntries(drifts.map(({ provider, status }) => [provider, status]));
}

describe("the exit code", () => {
  it("is 0 where nothing changed, and where nothing but the style did", async () => {
    const { beta } = await threeProviders();
    beta["/b.md"] = RESTYLED_PAGE;
    expect((await workspace.run()).status).toBe(0);
    expect(await statuses()).toEqual({ alpha: "unchanged", beta: "unchanged", gamma: "unchanged" });
  });

  it.each([
    ["breaks code", BREAKING_PAGE, "major"],
    ["is words alone", REWORDED_PAGE, "patch"],
  ])("is 1 where something changed, even if it %s", async (_, page, bump) => {
    const { beta } = await threeProviders();
    beta["/b.md"] = page;
    const { status, output } = await workspace.run("--format", "json");
    expect(status).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      bump,
      providers: [
        { provider: "alpha", status: "unchanged", bump: "none" },
        { provider: "beta", status: "drift", bump },
        { provider: "gamma", status: "unchanged", bump: "none" },
      ],
    });
  });

  it("is 2 where one could not be told, whatever was found for the others", async () => {
    const { alpha, beta } = await threeProviders();
    delete alpha["/a.md"];
    beta["/b.md"] = BREAKING_PAGE;
    expect((await workspace.run()).status).toBe(2);
    expect(await statuses()).toEqual({ alpha: "unknown", beta: "drift", gamma: "unchanged" });
    expect((await workspace.run("beta", "gamma")).status).toBe(1);
    expect((await workspace.run("gamma")).status).toBe(0);
    expect((await workspace.run("alpha", "gamma")).status).toBe(2);
  });
});

describe("a provider whose files are broken hides no other", () => {
  it.each([
    ["source.yaml", "source: 7\n", "specs/alpha/source.yaml:1:1: it must have required property 'retrieved'"],
    [
      "openapi.yaml",
      YAML_DOCUMENT.trimEnd(),
      "specs/alpha/openapi.yaml: differs from the vendored bytes: 479 bytes",
    ],
    ["overlay.yaml", "overlay: 1.0.0\n", "specs/alpha/overlay.yaml:1:1: "],
  ])("%s", async (name, content, problem) => {
    const { beta } = await threeProviders();
    beta["/b.md"] = BREAKING_PAGE;
    await workspace.write(`specs/alpha/${name}`, content);
    const [alpha, ...others] = await workspace.drift();
    expect(alpha).toMatchObject({ status: "unknown", problem: expect.stringContaining(problem) });
    expect(others.map(({ status }) => status)).toEqual(["drift", "unchanged"]);
  });
});

describe("what is read", () => {
  it("is named: the recorded page", async () => {
    const { url } = await workspace.publish("alpha", { "/a.md": PAGE });
    expect(await workspace.drift()).toMatchObject([{ sources: [`${url}/a.md`] }]);
  });

  it.each([
    ["a page in a file", "page.md", BREAKING_PAGE],
    ["a document in a file", "openapi.yaml", YAML_DOCUMENT.replace("type: integer", "type: boolean")],
  ])("is, instead of the recorded page, %s", async (_, name, content) => {
    const site = await workspace.publish("alpha", { "/a.md": PAGE });
    const asked = site.requests.length;
    const file = await workspace.write(name, content);
    expect(await workspace.drift("--upstream", `alpha=${file}`)).toMatchObject([
      { status: "drift", bump: "major", sources: [file] },
    ]);
    expect(site.requests).toHaveLength(asked);
  });

  it("is, instead of the recorded page, a URL", async () => {
    const site = await workspace.site({ "/a.md": PAGE, "/b.md": REWORDED_PAGE });
    await workspace.vendor("alpha", `${site.url}/a.md`);
    expect(await workspace.drift("--upstream", `alpha=${site.url}/b.md`)).toMatchObject([
      { status: "drift", bump: "patch", sources: [`${site.url}/b.md`] },
    ]);
  });

  it("is judged with what the overlay adds", async () => {
    await workspace.publish("alpha", { "/a.md": PAGE });
    const file = await workspace.write("new.md", PAGE.replace("description: Canceled", "description: Gone"));
    await workspace.write(
      "specs/alpha/overlay.yaml",
      `overlay: 1.0.0
info: { title: What the document gets wrong, version: "1" }
actions:
  - target: $.paths['/renders/{id}'].delete.responses['204']
    description: Said better.
    x-calloff-source: the page
    update:
      description: The render is canceled
`,
    );
    expect(await statuses("--upstream", `alpha=${file}`)).toEqual({ alpha: "unchanged" });
  });
});

describe("the arguments", () => {
  it.each([
    [["delta"], "Unknown vendor delta. There are: alpha, beta, gamma."],
    [["--upstream", "delta=x"], "Unknown vendor delta. There are: alpha, beta, gamma."],
    [
      ["alpha", "--upstream", "beta=x"],
      "drift: --upstream names beta, which is not checked; add it to the vendors on the command line.",
    ],
  ])("%j are refused", async (args, message) => {
    await threeProviders();
    expect(await failureOf(() => workspace.run(...args))).toBe(message);
  });

  it("may name a provider twice", async () => {
    await threeProviders();
    expect(await statuses("beta", "beta")).toEqual({ beta: "unchanged" });
  });

  it("need something vendored", async () => {
    expect(await failureOf(() => workspace.run())).toContain("no vendored document found");
  });
});

describe("--output", () => {
  it("writes the report to a file, and tells the verdict", async () => {
    await threeProviders();
    const file = workspace.path("report/drift.json");
    const { status, output } = await workspace.run("--format", "json", "--output", file);
    expect(status).toBe(0);
    expect(JSON.parse(await workspace.read("report/drift.json"))).toMatchObject({ bump: "none" });
    expect(await readdir(workspace.path("report"))).toEqual(["drift.json"]);
    expect(output).toContain(`${file} written.\n`);
    for (const name of ["alpha", "beta", "gamma"]) expect(output).toContain(name);
  });

  it("says where it cannot", async () => {
    await threeProviders();
    const file = workspace.path("specs/alpha");
    expect(await failureOf(() => workspace.run("--output", file))).toContain(`${file}: cannot be written: E`);
  });
});
