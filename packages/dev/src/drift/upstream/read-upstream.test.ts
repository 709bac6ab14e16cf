import { readdir } from "node:fs/promises";
import {
  CANCEL_DOCUMENT,
  CANCEL_PAGE,
  documentOf,
  mintlifyPage,
  STATUS_DOCUMENT,
  STATUS_PAGE,
  startServer,
  YAML_DOCUMENT,
} from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DriftWorkspace, driftWorkspace } from "../testing/drift-workspace.ts";

let workspace: DriftWorkspace;
beforeEach(async () => {
  workspace = await driftWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

/** A vendor's whole document: what its pages show of it, one operation more, and a schema that only that reaches. */
const WHOLE = CANCEL_DOCUMENT.replace(
  "components:\n",
  `    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200':
          description: The film
          content: { application/json: { schema: { $ref: '#/components/schemas/Film' } } }
  /films:
    get:
      responses:
        '200': { description: All films }
components:
`,
).replace("  schemas:\n", "  schemas:\n    Film: { type: object }\n");

/** Vendors what a site has at a path. @returns the site's pages, which a test may change */
async function vendorAt(path: string, content: string): Promise<Record<string, string>> {
  const pages = { [path]: content };
  await workspace.publish("acme", pages);
  return pages;
}

describe("a page", () => {
  it("that shows more operations than are vendored has not changed, and they are listed", async () => {
    const pages = await vendorAt("/page.md", CANCEL_PAGE);
    pages["/page.md"] = mintlifyPage("yaml DELETE /renders/{id}", WHOLE);
    expect(await workspace.drift()).toMatchObject([
      { status: "unchanged", newUpstream: ["GET /renders/{id}", "GET /films"] },
    ]);
  });

  it("whose operation moved, and kept its id, shows the vendored operation", async () => {
    const pages = await vendorAt("/page.md", CANCEL_PAGE);
    pages["/page.md"] = CANCEL_PAGE.replace("  /renders/{id}:", "  /v2/renders/{id}:");
    expect(await workspace.drift()).toMatchObject([{ status: "drift", bump: "major", newUpstream: [] }]);
  });

  it("whose path parameter has another name shows the vendored operation", async () => {
    const pages = await vendorAt("/page.md", CANCEL_PAGE.replace("      operationId: cancel_render\n", ""));
    pages["/page.md"] = (pages["/page.md"] ?? "")
      .replace("  /renders/{id}:", "  /renders/{render}:")
      .replace("name: id", "name: render");
    expect(await workspace.drift()).toMatchObject([{ status: "drift", bump: "major", newUpstream: [] }]);
  });

  it("that gains a component without an operation has it", async () => {
    const pages = await vendorAt("/page.md", CANCEL_PAGE);
    pages["/page.md"] = CANCEL_PAGE.replace("  schemas:\n", "  schemas:\n    Film: { type: object }\n");
    expect(await workspace.drift()).toMatchObject([{ status: "drift", bump: "minor" }]);
  });
});

describe("a whole document instead of a page", () => {
  it("is compared as far as it is vendored", async () => {
    await vendorAt("/page.md", CANCEL_PAGE);
    const file = await workspace.write("openapi.yaml", WHOLE);
    expect(await workspace.drift("--upstream", `acme=${file}`)).toMatchObject([
      { status: "unchanged", newUpstream: ["GET /renders/{id}", "GET /films"], sources: [file] },
    ]);
    await workspace.write("openapi.yaml", WHOLE.replace("[running, canceled]", "[running]"));
    expect(await workspace.drift("--upstream", `acme=${file}`)).toMatchObject([
      { status: "drift", bump: "major", newUpstream: ["GET /renders/{id}", "GET /films"] },
    ]);
  });

  it("without the vendored operation tells nothing", async () => {
    await vendorAt("/page.md", CANCEL_PAGE);
    const file = await workspace.write("openapi.yaml", documentOf("3.1.0"));
    expect(await workspace.drift("--upstream", `acme=${file}`)).toMatchObject([
      {
        status: "unknown",
        problem: `${file}: has no DELETE /renders/{id}, which is vendored from a page; whether the vendor removed it, or only shows it elsewhere, cannot be known from here.`,
      },
    ]);
  });
});

describe("a document that was vendored whole", () => {
  it("is compared whole: what is gone there is gone, what is new is new", async () => {
    const pages = await vendorAt("/openapi.yaml", WHOLE);
    pages["/openapi.yaml"] = WHOLE.replace("  /films:", "  /movies:");
    const { output, status } = await workspace.run("--format", "json");
    expect(status).toBe(1);
    const { changes, providers } = JSON.parse(output);
    expect(providers).toMatchObject([{ status: "drift", bump: "major", newUpstream: [] }]);
    const ids = changes.map(({ id, pointer }: { id: string; pointer: string }) => [id, pointer]);
    expect(ids).toContainEqual(["operation-removed", "/paths/~1films/get"]);
    expect(ids).toContainEqual(["operation-added", "/paths/~1movies/get"]);
  });

  it("is not told from a page that shows a part of it", async () => {
    await vendorAt("/openapi.yaml", WHOLE);
    const file = await workspace.write("page.md", CANCEL_PAGE);
    expect(await workspace.drift("--upstream", `acme=${file}`)).toMatchObject([
      {
        status: "unknown",
        problem: `${file}: documents DELETE /renders/{id}, and not GET /renders/{id}, GET /films, which is vendored; a page says nothing about what it does not show. Name the page that does.`,
      },
    ]);
  });
});

describe("several pages", () => {
  let pages: Record<string, string>;
  let url: string;
  beforeEach(async () => {
    pages = { "/cancel.md": CANCEL_PAGE, "/status.md": STATUS_PAGE };
    ({ url } = await workspace.publish("acme", pages));
  });

  it("are compared together", async () => {
    expect(await workspace.drift()).toMatchObject([
      { status: "unchanged", sources: [`${url}/cancel.md`, `${url}/status.md`] },
    ]);
    pages["/status.md"] = STATUS_PAGE.replace("description: The render", "description: A render");
    expect(await workspace.drift()).toMatchObject([{ status: "drift", bump: "patch" }]);
  });

  it("may change at once", async () => {
    for (const page of ["/cancel.md", "/status.md"])
      pages[page] = (pages[page] ?? "").replace("[running, canceled]", "[running, canceled, failed]");
    expect(await workspace.drift()).toMatchObject([{ status: "drift", bump: "minor" }]);
  });

  it("that were changed one without the other tell nothing", async () => {
    pages["/status.md"] = STATUS_PAGE.replace("[running, canceled]", "[running, stopped]");
    expect(await workspace.drift()).toMatchObject([
      {
        status: "unknown",
        problem: `${url}/status.md: differs from ${url}/cancel.md at #/components/schemas/Render/properties/state/enum/1, so that they do not belong to one document. Read both again on one day; if they still differ, vendor one of them alone.`,
      },
    ]);
  });

  it("of which some are gone are all named; a page that is absent is no operation that was removed", async () => {
    delete pages["/cancel.md"];
    delete pages["/status.md"];
    expect(await workspace.drift()).toMatchObject([
      {
        status: "unknown",
        problem: `${url}/cancel.md: the server answered 404 Not Found.\n${url}/status.md: the server answered 404 Not Found.`,
      },
    ]);
  });

  it("may not change places", async () => {
    [pages["/cancel.md"], pages["/status.md"]] = [STATUS_PAGE, STATUS_PAGE];
    expect(await workspace.drift()).toMatchObject([
      {
        status: "unknown",
        problem: expect.stringContaining(
          `${url}/cancel.md: documents GET /renders/{id} now, and no longer DELETE /renders/{id};`,
        ),
      },
    ]);
  });

  it("may be given, all of them", async () => {
    const cancel = await workspace.write("cancel.md", CANCEL_PAGE);
    const status = await workspace.write("status.yaml", STATUS_DOCUMENT);
    const both = ["--upstream", `acme=${cancel}`, "--upstream", `acme=${status}`];
    expect(await workspace.drift(...both)).toMatchObject([
      { status: "unchanged", sources: [cancel, status] },
    ]);
    expect(await workspace.drift(...both.slice(2))).toMatchObject([{ status: "unknown" }]);
  });
});

it("one site is asked for one page at a time, and once for each", async () => {
  let open = 0;
  let most = 0;

  await using site = await startServer((_, response) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      response.end(mintlifyPage("yaml", YAML_DOCUMENT));
    }, 20);
  });
  for (const name of ["a", "b", "c"]) await workspace.vendor(name, `${site.url}/${name}.md`);
  await workspace.vendor("d", `${site.url}/c.md`);
  const before = site.requests.length;
  most = 0;
  expect((await workspace.run()).status).toBe(0);
  expect(most).toBe(1);
  expect(site.requests.slice(before).sort()).toEqual(["GET /a.md", "GET /b.md", "GET /c.md"]);
});

it("a page that has not changed is not sent again, in the next run neither", async () => {
  const answered: number[] = [];
  await using site = await startServer(({ headers }, response) => {
    const status = headers["if-none-match"] === '"one"' ? 304 : 200;
    answered.push(status);
    response
      .setHeader("etag", '"one"')
      .writeHead(status)
      .end(status === 200 ? CANCEL_PAGE : undefined);
  });
  await workspace.vendor("acme", `${site.url}/page.md`);
  for (const _ of [1, 2]) expect(await workspace.drift()).toMatchObject([{ status: "unchanged" }]);
  expect(answered).toEqual([200, 200, 304]);
  expect(await readdir(workspace.path("node_modules/.cache/calloff/http"))).toHaveLength(1);
});
