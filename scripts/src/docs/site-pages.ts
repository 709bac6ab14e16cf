import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import { UserError } from "@calloff/openapi/internal";
import { apiPages } from "./api-pages.ts";
import { changelogPage } from "./changelog-page.ts";
import { inlineDiagrams } from "./diagrams.ts";
import { type DocumentedProvider, readDocumentedProviders } from "./documented-provider.ts";
import { generatedBlocks } from "./generated-blocks.ts";
import { linkToSource, REPOSITORY, SECURITY } from "./link-to-source.ts";
import { code, linkOut, plain } from "./markdown.ts";
import { answersMatrix, LEGEND, wide } from "./matrix.ts";
import { chip } from "./meanings.ts";
import { pageSections } from "./page-sections.ts";
import { describePage, titleOf } from "./page-text.ts";
import { providerPage } from "./provider-page.ts";
import { addressOf } from "./sidebar.ts";
import { vendorMatrix } from "./vendor-matrix.ts";

/** The site's pages in Markdown, by their paths, such as `guide/outcomes.md`. */
export interface SitePages {
  readonly pages: ReadonlyMap<string, string>;
  /** Files that pages link to, such as a JSON Schema. */
  readonly files: ReadonlyMap<string, Buffer>;
}

const MARK = /^<!-- generated: ([\w-]+) -->$/gm;

/**
 * What is written by hand in `docs/` and what is generated from the documents and the sources, put together. Run in
 * the repository's root.
 *
 * @throws UserError when a document cannot be read, or a page asks for a block that there is not
 */
export async function readSitePages(): Promise<SitePages> {
  const providers = await readDocumentedProviders();
  const { pages: written, files } = await readWritten();
  const blocks = generatedBlocks(providers, written);
  const filled = [...written].map(([path, text]) => {
    return [path, inlineDiagrams(path, fillIn(path, text, blocks), files)] as const;
  });
  const vendors = new Set(providers.map(({ model }) => `@calloff/${model.name}`));
  const pages = new Map([
    ["changelog.md", await changelogPage()] as const,
    ["providers/index.md", providersPage(providers)] as const,
    ["decisions/index.md", decisionsPage(written)] as const,
    ["maintainers.md", maintainersPage(written)] as const,
    // A page that is written by hand goes before one that would be generated.
    ...filled,
    ...providers.map((one) => [`providers/${one.model.name}.md`, providerPage(one)] as const),
    ...(await apiPages("packages", vendors)),
  ]);
  return { pages, files };
}

/** `docs/`, and what the root has for people. */
async function readWritten(): Promise<{ pages: Map<string, string>; files: Map<string, Buffer> }> {
  const pages = new Map<string, string>();
  const files = new Map<string, Buffer>();
  for (const name of await readdir("docs", { recursive: true })) {
    const path = name.split(sep).join("/");
    if (path.startsWith("dist")) continue;
    if (path.endsWith(".md")) pages.set(path, await readFile(join("docs", name), "utf8"));
    else if (/\.(json|svg|png)$/.test(path)) files.set(path, await readFile(join("docs", name)));
  }
  if (existsSync(SECURITY)) pages.set("security.md", await readFile(SECURITY, "utf8"));
  for (const [path, text] of pages) {
    const folder = path === "security.md" ? posix.dirname(SECURITY) : posix.join("docs", posix.dirname(path));
    pages.set(path, linkToSource(text, folder));
  }
  return { pages, files };
}

function fillIn(path: string, text: string, blocks: ReadonlyMap<string, string>): string {
  return text.replace(MARK, (_, name: string) => {
    const block = blocks.get(name);
    if (block !== undefined) return block;
    throw new UserError(`nothing is generated as ${name}; there are: ${[...blocks.keys()].join(", ")}.`, {
      file: `docs/${path}`,
    });
  });
}

function providersPage(providers: readonly DocumentedProvider[]): string {
  return `---
aside: false
pageClass: wide-page
---

# Vendors

Every vendor and kind of job that Calloff cancels, made from the vendors' OpenAPI documents and our overlays. Each row's page says why an answer means what it does, and where that is known from.

${wide(vendorMatrix(providers, SITE_CELLS))}
## What each answer means

${LEGEND}
${answersMatrix(providers)}
A status that a document does not list is read as HTTP defines it, and the outcome says \`documented: false\`.
`;
}

const SITE_CELLS: Parameters<typeof vendorMatrix>[1] = {
  code,
  state: chip,
  vendor: ({ model }) => `[${plain(model.identifier)}](/providers/${model.name})`,
  link: linkOut,
};

function decisionsPage(written: ReadonlyMap<string, string>): string {
  const paths = [...written.keys()].filter((path) => path.startsWith("decisions/")).sort();
  const lines = paths.map((path) => `- [${titleOf(written.get(path) ?? "", path)}](/${path})`);
  return `# Decisions\n\nWhy things are as they are: what was decided, what was dropped, and what would change it.\n\n${lines.join("\n")}\n`;
}

/** The page that lists what is for people who work on the repository. */
function maintainersPage(written: ReadonlyMap<string, string>): string {
  const section = pageSections(written.keys()).find(({ title }) => title === "For maintainers");
  const lines = section?.paths.map((path) => {
    const text = written.get(path) ?? "";
    return `- [${titleOf(text, path)}](${addressOf(path)}): ${plain(describePage(text))}`;
  });
  return `# For maintainers

How this repository is made, checked and released. [CONTRIBUTING.md](${REPOSITORY}/blob/main/CONTRIBUTING.md) says how to begin, and the [decisions](/decisions/) say why things are as they are.

${lines?.join("\n")}
`;
}
