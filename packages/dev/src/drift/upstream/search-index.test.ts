import type { LoopbackServer } from "@calloff/test-support";
import { CANCEL_PAGE, mintlifyPage, STATUS_PAGE, YAML_DOCUMENT } from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { type DriftWorkspace, driftWorkspace } from "../testing/drift-workspace.ts";

let workspace: DriftWorkspace;
let pages: Record<string, string>;
let site: LoopbackServer;
beforeEach(async () => {
  workspace = await driftWorkspace();
  pages = {};
  site = await workspace.site(pages);
});
afterEach(() => workspace[Symbol.asyncDispose]());

const FILMS_PAGE = mintlifyPage(
  "yaml GET /films",
  YAML_DOCUMENT.replace("/renders/{id}", "/films/{id}").replace("cancel_render", "get_film"),
);

/** Vendors saved pages of the site, so that all that is recorded of where they are is the site's index. */
async function vendorSaved(...saved: string[]): Promise<void> {
  const files = [];
  for (const [i, page] of saved.entries()) files.push(await workspace.write(`saved-${i}.md`, page));
  await workspace.vendor("acme", ...files);
  const record = parse(await workspace.read("specs/acme/source.yaml"));
  expect(record.source).toMatchObject({ index: "https://docs.acme.example/llms.txt" });
  record.source.index = `${site.url}/llms.txt`;
  await workspace.write("specs/acme/source.yaml", stringify(record));
}

function index(...lines: string[]): string {
  return `# Acme\n\n## Docs\n\n${lines.map((line) => `- ${line}\n`).join("")}`;
}

describe("a page that only the index leads to", () => {
  it("is found by what it is about, before others are asked for", async () => {
    await vendorSaved(CANCEL_PAGE);
    pages["/llms.txt"] = index(
      `[List films](${site.url}/films.md): All films.`,
      "[Get a render](/renders/get.md): Its state.",
      `[Cancel a render](${site.url}/renders/cancel.md): Stops the work.`,
    );
    pages["/renders/cancel.md"] = CANCEL_PAGE.replace("description: Canceled", "description: It is canceled");
    expect(await workspace.drift()).toMatchObject([
      { status: "drift", bump: "patch", sources: [`${site.url}/renders/cancel.md`] },
    ]);
    expect(site.requests).toEqual(["GET /llms.txt", "GET /renders/cancel.md"]);
  });

  it("is found behind pages that are gone, are HTML, or document something else", async () => {
    await vendorSaved(CANCEL_PAGE);
    pages["/llms.txt"] = index(
      "[Cancel a render](/gone.md)",
      "[Cancel a render](/html.md)",
      "[Cancel a render](/prose.md)",
      "[Cancel a render](/films.md)",
      "[Stop](/stop.md)",
    );
    Object.assign(pages, { "/html.md": "<!doctype html>", "/prose.md": "# How to cancel a render\n" });
    Object.assign(pages, { "/films.md": FILMS_PAGE, "/stop.md": CANCEL_PAGE });
    expect(await workspace.drift()).toMatchObject([
      { status: "unchanged", sources: [`${site.url}/stop.md`], newUpstream: [] },
    ]);
  });

  it("is one of several, where several are vendored", async () => {
    await vendorSaved(CANCEL_PAGE, STATUS_PAGE);
    pages["/llms.txt"] = index(
      "[Films](/films.md)",
      "[Cancel a render](/cancel.md)",
      "[Get a render](/get.md)",
    );
    Object.assign(pages, { "/films.md": FILMS_PAGE, "/cancel.md": CANCEL_PAGE, "/get.md": STATUS_PAGE });
    expect(await workspace.drift()).toMatchObject([{ status: "unchanged" }]);
  });
});

describe("it cannot be told from an index", () => {
  it("without the page", async () => {
    await vendorSaved(CANCEL_PAGE);
    pages["/llms.txt"] = index("[Films](/films.md)", "[Gone](/gone.md)");
    pages["/films.md"] = FILMS_PAGE;
    expect(await workspace.drift()).toMatchObject([
      {
        status: "unknown",
        problem: `${site.url}/llms.txt: none of the 2 pages looked at, of 2, documents DELETE /renders/{id}. 1 of them could not be used, the first because: ${site.url}/gone.md: the server answered 404 Not Found. If you know the page, vendor the document from it.`,
      },
    ]);
  });

  it("that has more pages than one may ask for", async () => {
    await vendorSaved(CANCEL_PAGE);
    const all = Array.from({ length: 30 }, (_, i) => `[Film ${i}](/films/${i}.md)`);
    pages["/llms.txt"] = index(...all, "[Other](/last.md)");
    pages["/last.md"] = CANCEL_PAGE;
    expect(await workspace.drift()).toMatchObject([
      {
        status: "unknown",
        problem: expect.stringContaining("none of the 20 pages looked at, of 31, documents"),
      },
    ]);
    expect(site.requests).toHaveLength(21);
  });

  it.each([
    ["that is gone", undefined, "the server answered 404 Not Found."],
    ["that is empty", "# Acme\n", "links no page of its own site."],
    [
      "of other sites",
      index("[Cancel](https://elsewhere.example/cancel.md)"),
      "links no page of its own site.",
    ],
  ])("%s", async (_, content, problem) => {
    await vendorSaved(CANCEL_PAGE);
    if (content !== undefined) pages["/llms.txt"] = content;
    expect(await workspace.drift()).toMatchObject([
      { status: "unknown", problem: `${site.url}/llms.txt: ${problem}` },
    ]);
  });

  it("whose page is invalid", async () => {
    await vendorSaved(CANCEL_PAGE);
    pages["/llms.txt"] = index("[Cancel](/cancel.md)");
    pages["/cancel.md"] = CANCEL_PAGE.replace("          in: path\n", "");
    expect(await workspace.drift()).toMatchObject([
      {
        status: "unknown",
        problem: expect.stringContaining(`${site.url}/cancel.md:83:11: The field \`in\` must`),
      },
    ]);
  });
});
