import {
  GITBOOK_PAGE,
  type LoopbackServer,
  mintlifyPage,
  startServer,
  YAML_DOCUMENT,
} from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DriftWorkspace, driftWorkspace } from "../testing/drift-workspace.ts";

const PAGE = mintlifyPage("yaml DELETE /renders/{id}");
const MB = 1024 * 1024;

let workspace: DriftWorkspace;
beforeEach(async () => {
  workspace = await driftWorkspace();
  await workspace.publish("sound", { "/sound.md": PAGE });
});
afterEach(() => workspace[Symbol.asyncDispose]());

/** What is said of the page of acme; beside it stands a provider of which all can be told. */
async function problemOf(url: string): Promise<string> {
  const [acme, sound] = await workspace.drift();
  expect(sound).toMatchObject({ provider: "sound", status: "unchanged" });
  expect((await workspace.run()).status).toBe(2);
  if (acme?.status !== "unknown") throw new Error(`acme is ${acme?.status}`);
  return acme.problem.replaceAll(url, "URL");
}

const replaced = (from: string, to: string): string => {
  const document = YAML_DOCUMENT.replace(from, to);
  if (document === YAML_DOCUMENT) throw new Error(`the example has no ${from}`);
  return mintlifyPage("yaml DELETE /renders/{id}", document);
};

describe("it cannot be told from a page", () => {
  it.each<[string, string | Uint8Array | undefined, string | RegExp]>([
    ["that is gone", undefined, "URL: the server answered 404 Not Found."],
    [
      "that has turned into HTML",
      "<!doctype html><title>Cancel</title>",
      "URL: is HTML; the Markdown version of the page is needed, often at the same URL with .md added.",
    ],
    [
      "without a document",
      "# Moved\n\nSee our new documentation.\n",
      "URL: no OpenAPI document found: 0 code blocks, none with openapi: at its top level. Is this the page of an operation?",
    ],
    [
      "with two documents",
      `${PAGE}\n${GITBOOK_PAGE}`,
      "URL: 2 OpenAPI documents found, at lines 69, 104; save the one you mean to a file and name that.",
    ],
    [
      "with an invalid document",
      replaced("          in: path\n", ""),
      "URL:86:11: The field `in` must be present on this level. (at #/paths/~1renders~1{id}/delete/parameters/0)",
    ],
    ["with a broken document", replaced("  version: '7'", " version: '7'"), /^URL:72:1: broken YAML: .+$/],
    [
      "that is not UTF-8",
      Buffer.from(PAGE.replace("Canceled", "Annul\u00e9"), "latin1"),
      "URL:93: is not UTF-8; save it as UTF-8.",
    ],
    ["that is too large", "x".repeat(MB + 1), "URL: is larger than the limit of 1 MB."],
    [
      "that is about another operation today",
      replaced("/renders/{id}:", "/films/{id}:").replace("cancel_render", "cancel_film"),
      "URL: documents DELETE /films/{id} now, and no longer DELETE /renders/{id}; find where that is documented today, and vendor it from there.",
    ],
  ])("%s", async (_, page, problem) => {
    const pages: Record<string, string | Uint8Array> = { "/page.md": PAGE };
    const { url } = await workspace.publish("acme", pages);
    if (page === undefined) delete pages["/page.md"];
    else pages["/page.md"] = page;
    const said = await problemOf(`${url}/page.md`);
    if (typeof problem === "string") expect(said).toBe(problem);
    else expect(said).toMatch(problem);
  });

  describe("of a site", () => {
    let site: LoopbackServer;
    let behave: "well" | "silently" | "elsewhere" | "busily";
    let elsewhere: LoopbackServer;
    beforeEach(async () => {
      behave = "well";
      elsewhere = await workspace.site({ "/page.md": PAGE });
      site = await startServer((_, response) => {
        if (behave === "well") response.end(PAGE);
        if (behave === "elsewhere") response.writeHead(302, { location: `${elsewhere.url}/page.md` }).end();
        if (behave === "busily") response.writeHead(429, { "retry-after": "60" }).end();
      });
      await workspace.vendor("acme", `${site.url}/page.md`);
    });
    afterEach(() => site[Symbol.asyncDispose]());

    it("that no longer answers", async () => {
      await site[Symbol.asyncDispose]();
      expect(await problemOf(`${site.url}/page.md`)).toMatch(/^URL: could not be read: .*ECONNREFUSED.*\.$/);
    });

    it("that keeps one waiting", async () => {
      behave = "silently";
      workspace.patience = 2_000;
      expect(await problemOf(`${site.url}/page.md`)).toBe(
        "URL: could not be read: no complete answer within 2 s.",
      );
    });

    it("that sends one elsewhere, where nothing is asked", async () => {
      behave = "elsewhere";
      expect(await problemOf(`${site.url}/page.md`)).toBe(
        `URL: redirects to ${elsewhere.url}/page.md; if that is right, name that URL instead.`,
      );
      expect(elsewhere.requests).toEqual([]);
    });

    it("that is busy for longer than one waits", async () => {
      behave = "busily";
      expect(await problemOf(`${site.url}/page.md`)).toBe(
        "URL: the server answered 429 Too Many Requests, and asks for 60 s of patience; try again after that.",
      );
    });
  });
});

it("cannot be told where an action of the overlay matches nothing any more", async () => {
  const pages = { "/page.md": PAGE };
  const { url } = await workspace.publish("acme", pages);
  await workspace.write(
    "specs/acme/overlay.yaml",
    `overlay: 1.0.0
info: { title: What the document leaves out, version: "1" }
actions:
  - target: $.info
    description: Its name.
    x-calloff-source: the page
    update: { x-name: Acme }
  - target: $.paths['/renders/{id}'].delete.responses['204']
    description: What the answer means.
    x-calloff-source: the page
    update: { x-meaning: canceled }
`,
  );
  expect(await workspace.drift("acme")).toMatchObject([{ status: "unchanged" }]);
  pages["/page.md"] = replaced("'204'", "'200'");
  expect(await problemOf(`${url}/page.md`)).toBe(
    `${workspace.root}/specs/acme/overlay.yaml:8:5: the target $.paths['/renders/{id}'].delete.responses['204'] matches nothing: ` +
      "the vendor has moved what this action corrects, or an earlier action has. " +
      "Compare it with the document, then correct the target or drop the action.",
  );
});

it("cannot be told where the document says what only an overlay may", async () => {
  const pages = { "/page.md": PAGE };
  const { url } = await workspace.publish("acme", pages);
  pages["/page.md"] = replaced("servers:", "x-calloff-provider: {}\nservers:");
  expect(await problemOf(`${url}/page.md`)).toContain(
    "the vendor's document has x-calloff-provider, which only an overlay may say.",
  );
});

it("cannot be told where nobody noted the source", async () => {
  await workspace.vendor("acme", await workspace.write("openapi.yaml", YAML_DOCUMENT));
  expect(await problemOf(workspace.root)).toBe(
    "URL/specs/acme/source.yaml: records neither where the document is nor an index of its site; name the place with --upstream, or vendor it again with --url.",
  );
});
