import { failureOf, type LoopbackServer, startServer } from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { gitbookPages, mintlifyPages, type Pages, startSite } from "./testing/documentation-sites.ts";
import { type ProviderWorkspace, providerWorkspace } from "./testing/provider-workspace.ts";

let workspace: ProviderWorkspace;
let other: LoopbackServer;
beforeEach(async () => {
  workspace = await providerWorkspace();
  other = await startServer((_, response) => response.end("from elsewhere"));
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

const KINDS = "scenes models voices fonts brushes clips stems masks lights cameras".split(" ");

/** By hand, from the pages: two operations on a render, and a list of each kind. */
const OPERATIONS = ["DELETE /renders/{id}", "GET /renders/{id}", ...KINDS.map((kind) => `GET /${kind}`)];

async function documented(): Promise<string[]> {
  const { paths } = parse(await workspace.read("specs/acme/openapi.yaml")) as {
    paths: Record<string, object>;
  };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

describe.each([
  {
    kind: "Mintlify",
    pages: mintlifyPages,
    counts: "28 pages read, 12 OpenAPI fragments on 12 of them, 15 without, 1 repeated",
    gone: "/gone.md: the server answered 404 Not Found.",
  },
  {
    kind: "GitBook",
    pages: gitbookPages,
    counts: "28 pages read, 12 OpenAPI fragments on 6 of them, 22 without",
    gone: "/old.md: the server answered 410 Gone.",
  },
])("a $kind site of 30 pages", ({ pages: makePages, counts, gone }) => {
  test("becomes one document of all its fragments, and nothing else is asked for", async () => {
    const pages = makePages();
    expect(Object.keys(pages)).toHaveLength(30);
    await using site = await startSite(pages, other.url);
    const output = (await workspace.run("add", "acme", "--from", site.index, "--yes")).replace(/\s+/g, " ");
    expect((await documented()).sort()).toEqual([...OPERATIONS].sort());
    expect(site.requests.sort()).toEqual(
      ["/llms.txt", ...Object.keys(pages)].map((path) => `GET ${path}`).sort(),
    );
    expect(other.requests).toEqual([]);
    expect(output).toContain(`${counts}, 2 links to other sites not followed`);
    expect(output).toContain(`2 pages could not be used: ${site.url}${gone}`);
    expect(output).toContain(`${site.url}/moved.md: redirects to ${other.url}/moved.md;`);
    const { source } = parse(await workspace.read("specs/acme/source.yaml")) as {
      source: { kind: string; index: string; pages: object[] };
    };
    expect([source.kind, source.index, source.pages.length]).toEqual(["pages", site.index, 12]);
  });

  test("read again without a change, changes nothing", async () => {
    await using site = await startSite(makePages(), other.url);
    await workspace.run("add", "acme", "--from", site.index, "--yes");
    const before = await workspace.tree();
    const again = await workspace.run("add", "acme", "--from", site.index, "--yes");
    expect(again).toBe(
      "acme already exists, made from this document and these answers. Nothing was changed.\n",
    );
    expect(await workspace.tree()).toEqual(before);
  });

  test("whose pages disagree is refused, naming both and the place", async () => {
    const pages = makePages();
    // As in the pages: the schema that all of them show, other on one of them.
    const [path, page] = pageWith(pages, "/cameras");
    pages[path] = page.replace(/"?canceled"?\]|canceled$/m, (text) => text.replace("canceled", "stopped"));
    const before = await workspace.tree();
    await using site = await startSite(pages, other.url);
    const first = pageWith(pages, "cancel_render")[0];
    const message = await failureOf(() => workspace.run("add", "acme", "--from", site.index, "--yes"));
    expect(message).toContain(
      `${site.url}${path}: differs from ${site.url}${first} at #/components/schemas/Render`,
    );
    expect(message).toContain("/properties/state/enum/2");
    expect(await workspace.tree()).toEqual(before);
    const rest = await workspace.run(
      "add",
      "acme",
      "--from",
      site.index,
      "--yes",
      "--except",
      site.url + path,
    );
    expect(rest.replace(/\s+/g, " ")).toContain("1 left out by --except");
    expect(await documented()).not.toContain("GET /cameras");
  });
});

function pageWith(pages: Pages, text: string): [string, string] {
  const found = Object.entries(pages).find(([, page]) => typeof page === "string" && page.includes(text));
  if (found === undefined) throw new Error(`no page has ${text}`);
  return [found[0], String(found[1])];
}

test("a site without a document says what was looked at", async () => {
  await using site = await startSite({ "/a.md": "# A\n", "/b.md": "# B\n", "/c.md": 404 });
  expect(await failureOf(() => workspace.run("add", "acme", "--from", site.index, "--yes"))).toBe(
    `${site.index}: no OpenAPI document found: 2 pages were read, 2 of them Markdown without an OpenAPI document; ` +
      `1 could not be read, the first because: ${site.url}/c.md: the server answered 404 Not Found.. ` +
      "If the vendor publishes the document itself, pass its URL.",
  );
});

test("a page whose fragment is broken stops it: what it says would be missing", async () => {
  const broken = "# A\n\n````yaml GET /a\nopenapi: 3.1.0\npaths: [\n````\n";
  await using site = await startSite({ ...mintlifyPages(), "/broken.md": broken });
  expect(await failureOf(() => workspace.run("add", "acme", "--from", site.index, "--yes"))).toContain(
    `${site.url}/broken.md:`,
  );
});

test("pages that name different servers: each operation has its own, and the summary says so", async () => {
  const pages = gitbookPages();
  const [path, page] = pageWith(pages, "/cameras");
  // Two fragments stand on that page, and both move.
  pages[path] = page.replaceAll("https://api.acme.example/v1", "https://eu.acme.example/v2");
  await using site = await startSite(pages);
  const output = (await workspace.run("add", "acme", "--from", site.index, "--yes")).replace(/\s+/g, " ");
  expect(output).toContain(
    "is at https://eu.acme.example/v2, as its page says; most pages say https://api.acme.example/v1 (at #/paths/~1lights/get, and at 1 more)",
  );
  expect(output).toContain("base URL https://api.acme.example/v1");
  const descriptor = await workspace.read("packages/acme/src/descriptor.ts");
  for (const name of ["lights", "cameras"]) {
    expect(descriptor).toContain(`"GET /${name}": {"server":"https://eu.acme.example/v2"}`);
  }
});

test("a page that names no server takes what all others agree on, and the summary says so", async () => {
  const pages = gitbookPages();
  const [path, page] = pageWith(pages, "/cameras");
  pages[path] = page.replaceAll(/"servers": *\[[^\]]*\],/g, "");
  expect(pages[path]).not.toBe(page);
  await using site = await startSite(pages);
  const output = (await workspace.run("add", "acme", "--from", site.index, "--yes")).replace(/\s+/g, " ");
  expect(output).toContain(
    "is taken to be at https://api.acme.example/v1, as all pages say that name a server; its own names none (at #/paths/~1lights/get, and at 1 more)",
  );
  expect(output).toContain("base URL https://api.acme.example/v1");
  expect((await documented()).sort()).toEqual([...OPERATIONS].sort());
});
