import type { PageSection } from "./page-sections.ts";
import { describePage, titleOf } from "./page-text.ts";
import { plainMarkdown } from "./plain-markdown.ts";
import { SITE } from "./site-facts.ts";

/**
 * What the site has for those who read with a machine, by path: each page in Markdown, `llms.txt`, which lists them
 * (https://llmstxt.org), and `llms-full.txt`, which holds the guide, the recipes and the vendors' pages in one file.
 */
export function machineFiles(
  sections: readonly PageSection[],
  pages: ReadonlyMap<string, string>,
): Map<string, string> {
  const markdown = [...pages].map(([path, text]) => [path, plainMarkdown(path, text)] as const);
  return new Map([
    ...markdown,
    ["llms.txt", indexFile(sections, pages)] as const,
    ["llms-full.txt", fullFile(sections, pages)] as const,
  ]);
}

function indexFile(sections: readonly PageSection[], pages: ReadonlyMap<string, string>): string {
  const parts = sections
    .filter(({ readers }) => readers === "users")
    .map(({ title, index, paths }) => {
      const lines = [...(index === undefined ? [] : [index]), ...paths].map((path) => lineOf(path, pages));
      return `## ${title}\n\n${lines.join("\n")}`;
    });
  // The name that the standard gives to what a short reading may leave out.
  const others = sections.flatMap(({ readers, index }) =>
    readers === "maintainers" && index !== undefined ? [lineOf(index, pages)] : [],
  );
  return `# ${SITE.title}

> ${SITE.description}

Every page is Markdown at the address given here, and HTML at the same address with \`.html\`. [llms-full.txt](${SITE.url}llms-full.txt) has the guide, the recipes and the vendors' pages in one file.

${parts.join("\n\n")}

## Optional

${others.join("\n")}
`;
}

function lineOf(path: string, pages: ReadonlyMap<string, string>): string {
  const text = pages.get(path) ?? "";
  const about = describePage(text);
  return `- [${titleOf(text, path)}](${SITE.url}${path})${about === "" ? "" : `: ${about}`}`;
}

function fullFile(sections: readonly PageSection[], pages: ReadonlyMap<string, string>): string {
  const paths = sections
    .filter(({ readers, title }) => readers === "users" && title !== "API")
    .flatMap(({ index, paths }) => (index === undefined ? paths : [index, ...paths]));
  const parts = paths.map((path) => {
    const text = plainMarkdown(path, pages.get(path) ?? "", (page) => `${SITE.url}${page}`);
    return `Source: ${SITE.url}${path}\n\n${text}`;
  });
  return `# ${SITE.title}\n\n> ${SITE.description}\n\n---\n\n${parts.join("\n---\n\n")}`;
}
