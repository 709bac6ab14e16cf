import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { readTables } from "@calloff/contract/internal";
import type { AnswerRow } from "@calloff/contract/vitest";
import { listProviders } from "@calloff/dev/internal";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tablesByKind } from "../job-tables.ts";
import { findDeadLinks } from "./find-dead-links.ts";
import { SITE } from "./site-facts.ts";
import { buildForTest } from "./testing/built-site.ts";
import { lookAtSite } from "./testing/look-at-site.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
/** Not the root, so that a link which forgets it is dead. */
const BASE = "/calloff/";

const names = await listProviders(join(ROOT, "specs"));

describe("the documentation site", () => {
  let site: Awaited<ReturnType<typeof buildForTest>>;
  beforeAll(async () => {
    site = await buildForTest(ROOT, BASE);
    // A minute of one core, on a machine that may have others to do.
  }, 600_000);
  afterAll(async () => site?.[Symbol.asyncDispose]());

  const html = (page: string): string => readFileSync(join(site.folder, page), "utf8");
  const allFiles = (): string[] =>
    readdirSync(site.folder, { recursive: true, encoding: "utf8" }).map((file) => file.split(sep).join("/"));

  test("has no dead link", async () => {
    const { dead, external } = await findDeadLinks(site.folder, BASE);
    expect(dead).toEqual([]);
    expect(external).toContain("https://docs.runpulse.com/api-reference/endpoint/delete-job.md");
  });

  test("has an index to search, with every provider in it", () => {
    const assets = join(site.folder, "assets/chunks");
    const [index] = readdirSync(assets).filter((file) => file.startsWith("@localSearchIndex"));
    expect(index, "the file with the index").toBeDefined();
    const text = readFileSync(join(assets, index ?? ""), "utf8");
    for (const name of names) expect(text).toContain(`providers/${name}.html`);
  });

  test("has every page as Markdown, whose links lead to Markdown that is there", () => {
    const files = allFiles();
    const pages = files.filter((file) => file.endsWith(".html") && file !== "404.html");
    const markdown = new Set(files.filter((file) => file.endsWith(".md")));
    expect(pages.filter((page) => !markdown.has(page.replace(/html$/, "md")))).toEqual([]);
    const dead = [...markdown].flatMap((file) => {
      const targets = [...html(file).matchAll(/\]\((?![a-z]+:|#|\/)([^)#\s]+\.md)/g)];
      return targets
        .map(([, target = ""]) => join(dirname(file), target).split(sep).join("/"))
        .filter((target) => !markdown.has(target))
        .map((target) => `${file}: ${target}`);
    });
    expect(dead).toEqual([]);
    for (const file of ["providers/openai.md", "guide/outcomes.md", "index.md"]) {
      // Types in code have angle brackets, and a tag of the site's has a name that we know.
      expect(html(file), file).not.toMatch(/<(span|div|dl|dt|svg|main|code|p)\b/);
    }
  });

  test("lists its pages for machines and for search engines, at the address where it is published", () => {
    const index = html("llms.txt");
    for (const page of ["guide/outcomes.md", "providers/openai.md", "api/core.md"]) {
      expect(index).toContain(`](${SITE.url}${page})`);
    }
    expect(html("llms-full.txt")).toContain(`Source: ${SITE.url}guide/many-jobs.md`);
    const listed = [...html("sitemap.xml").matchAll(/<loc>([^<]*)<\/loc>/g)].map(
      ([, address = ""]) => address,
    );
    expect(listed).toContain(`${SITE.url}guide/outcomes.html`);
    const pages = allFiles().filter((file) => file.endsWith(".html") && file !== "404.html");
    expect(listed).toHaveLength(pages.length);
  });

  test.each(["index.html", "guide/outcomes.html", "providers/openai.html"])(
    "says of %s what a link to it shows elsewhere",
    (page) => {
      const text = html(page);
      const content = (property: string): string | undefined =>
        new RegExp(`<meta property="${property}" content="([^"]+)"`).exec(text)?.[1];
      expect(content("og:title")).toBeDefined();
      expect(content("og:description")).toBe(/<meta name="description" content="([^"]+)"/.exec(text)?.[1]);
      expect(content("og:url")).toBe(SITE.url + page.replace("index.html", ""));
      expect(existsSync(join(site.folder, (content("og:image") ?? "").replace(SITE.url, "")))).toBe(true);
    },
  );

  test("has every decision", () => {
    const decisions = readdirSync(join(ROOT, "docs/decisions"));
    for (const file of decisions) {
      expect(existsSync(join(site.folder, "decisions", file.replace(/\.md$/, ".html")))).toBe(true);
    }
  });

  test("has the reference of everything that is imported by name", () => {
    expect(textOf(html("api/core/node.html"))).toContain("cancelOnExit");
    expect(textOf(html("api/calloff/node.html"))).toContain("calloff/node");
    for (const name of names) expect(textOf(html(`api/${name}.html`))).toContain(`@calloff/${name}`);
  });

  test.each(names)("tells of %s all that its table, written by hand, has", async (name) => {
    const tables = tablesByKind(name, await readTables(join(ROOT, "packages", name, "test")));
    const answers = tables.flatMap((table) => table.answers ?? []);
    const page = html(`providers/${name}.html`);
    const rows = rowsOf(page);
    // A vendor without a table has to be one without a cancel.
    if (answers.length === 0) expect(page).toContain("No operation is known that cancels a job");
    for (const answer of answers) {
      const { status, documented = String(status) } = answer;
      const said = rows.filter(([first]) => first === documented);
      // Of a range the page says what HTTP defines, and no single word.
      const row = said.find(([, meaning]) => meaning?.includes(wordOf(answer))) ?? said[0];
      if (documented === String(status)) expect(row?.[1], `${name} ${status}`).toContain(wordOf(answer));
      expect(row?.[2], `why ${name} ${status}`).not.toBe("");
      expect(row?.[3], `source of ${name} ${status}`).not.toBe("");
    }
    const overview = html("providers/index.html");
    const own = rowsOf(overview).filter(
      ([vendor]) => vendor?.toLowerCase().replace(/,.*$/, "") === name.replaceAll("-", ""),
    );
    // What means the same for all of them stands in a sentence.
    const [shared = ""] = /Everywhere,.*?<\/p>/s.exec(overview) ?? [];
    const all = [...own.flat(), textOf(shared)].join(" ");
    for (const answer of answers) {
      if (answer.documented === undefined) expect(all).toContain(wordOf(answer));
    }
  });

  lookAtSite(() => ({ folder: site.folder, base: BASE }));
});

function wordOf(answer: AnswerRow): string {
  return "state" in answer ? answer.state : answer.error;
}

/** What stands in a page's tables: rows of cells, as text. */
function rowsOf(page: string): string[][] {
  const rows = [...page.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)];
  return rows.map(([, row = ""]) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = ""]) => textOf(cell)),
  );
}

function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, "").trim();
}
