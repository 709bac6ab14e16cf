/** A group of pages, as the sidebar and `llms.txt` list them. */
export interface PageSection {
  readonly title: string;
  /** The people that the pages are for. */
  readonly readers: "users" | "maintainers";
  /** The section's own page. A section that has one is folded in the sidebar. */
  readonly index?: string;
  /** The section's other pages, such as `guide/outcomes.md`, in the order in which they are listed. */
  readonly paths: readonly string[];
}

/** The order in which a newcomer reads. Pages that are not named come after those that are, by their paths. */
const ORDER = [
  "guide/getting-started.md",
  "why-not-fetch.md",
  "faq.md",
  "guide/outcomes.md",
  "guide/kinds-of-jobs.md",
  "guide/confirm.md",
  "guide/guards.md",
  "guide/many-jobs.md",
  "guide/command-line.md",
  "guide/mcp.md",
  "guide/typed-fetch.md",
  "guide/testing.md",
  "guide/safe-requests.md",
  "drift.md",
  "drift-in-ci.md",
  "adding-a-provider.md",
  "changelog.md",
  "runtimes.md",
  "security.md",
  "architecture.md",
  "api/calloff.md",
  "api/calloff/node.md",
  "api/core.md",
  "api/core/start.md",
  "api/core/node.md",
  "api/runtime.md",
  "api/runtime/stream.md",
  "api/mock.md",
  "api/msw.md",
  "api/contract.md",
  "api/contract/vitest.md",
  "api/openapi.md",
  "api/codegen.md",
  "api/drift.md",
  "api/dev.md",
  "api/create-calloff.md",
];

const START = ["guide/getting-started.md", "why-not-fetch.md", "faq.md"];
const DOCUMENTS = ["drift.md", "drift-in-ci.md", "adding-a-provider.md"];
const NEWS = ["changelog.md", "runtimes.md", "security.md"];

interface Rule extends Omit<PageSection, "paths"> {
  holds(path: string): boolean;
}

/** A page belongs to the first section that holds it, so a page that is added to a folder needs no line here. */
const RULES: readonly Rule[] = [
  { title: "Start", readers: "users", holds: (path) => START.includes(path) },
  { title: "Guide", readers: "users", holds: inFolder("guide") },
  { title: "Recipes", readers: "users", index: "recipes/index.md", holds: inFolder("recipes") },
  { title: "Vendors", readers: "users", index: "providers/index.md", holds: inFolder("providers") },
  { title: "Drift and your own vendors", readers: "users", holds: (path) => DOCUMENTS.includes(path) },
  { title: "API", readers: "users", index: "api/index.md", holds: inFolder("api") },
  { title: "News", readers: "users", holds: (path) => NEWS.includes(path) },
  {
    title: "For maintainers",
    readers: "maintainers",
    index: "maintainers.md",
    holds: (path) => !path.includes("/"),
  },
  { title: "Decisions", readers: "maintainers", index: "decisions/index.md", holds: inFolder("decisions") },
  { title: "More", readers: "users", holds: () => true },
];

function inFolder(name: string): (path: string) => boolean {
  return (path) => path.startsWith(`${name}/`);
}

/** All pages but the landing page, each in one section. Sections without a page are left out. */
export function pageSections(pages: Iterable<string>): PageSection[] {
  const left = new Set([...pages].filter((path) => path !== "index.md").sort(byOrder));
  return RULES.flatMap(({ holds, index, ...section }) => {
    const own = [...left].filter(holds);
    for (const path of own) left.delete(path);
    if (own.length === 0) return [];
    const paths = own.filter((path) => path !== index);
    return [
      index !== undefined && own.includes(index) ? { ...section, index, paths } : { ...section, paths },
    ];
  });
}

function byOrder(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function rank(path: string): number {
  const at = ORDER.indexOf(path);
  return at < 0 ? ORDER.length : at;
}
