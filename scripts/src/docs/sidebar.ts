import { titleOf } from "./site-pages.ts";

interface Link {
  readonly text: string;
  readonly link: string;
}

export interface Section {
  readonly text: string;
  /** Its own page, where it has one. */
  readonly link?: string;
  readonly collapsed?: boolean;
  readonly items: Link[];
}

/** The order in which a newcomer reads; pages that are not named come after those that are, by their paths. */
const ORDER = [
  "guide/getting-started.md",
  "guide/outcomes.md",
  "guide/confirm.md",
  "guide/guards.md",
  "guide/many-jobs.md",
  "guide/command-line.md",
  "guide/mcp.md",
  "guide/typed-fetch.md",
  "guide/testing.md",
  "guide/safe-requests.md",
  "why-not-fetch.md",
  "faq.md",
  "drift.md",
  "drift-in-ci.md",
  "drift-peers.md",
  "corpus.md",
  "adding-a-provider.md",
  "releasing.md",
  "security.md",
  "api/calloff.md",
];

interface Rule {
  readonly text: string;
  readonly index?: string;
  holds(path: string): boolean;
}

const SECTIONS: readonly Rule[] = [
  { text: "Guide", holds: (path) => path.startsWith("guide/") || /^(?:why-not-fetch|faq)\.md$/.test(path) },
  { text: "Recipes", holds: (path) => path.startsWith("recipes/") },
  { text: "Providers", index: "providers/index.md", holds: (path) => path.startsWith("providers/") },
  { text: "Drift", holds: (path) => /^drift[\w-]*\.md$/.test(path) },
  { text: "The project", holds: (path) => !path.includes("/") },
  { text: "API", index: "api/index.md", holds: (path) => path.startsWith("api/") },
  { text: "Decisions", index: "decisions/index.md", holds: (path) => path.startsWith("decisions/") },
  { text: "More", holds: () => true },
];

/** Every page but the front page, each in one section: what is added to `docs/` is found without further ado. */
export function sidebar(pages: ReadonlyMap<string, string>): Section[] {
  const sorted = [...pages.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const left = new Set(sorted.filter((path) => path !== "index.md"));
  return SECTIONS.flatMap(({ text, index, holds }) => {
    const own = [...left].filter(holds);
    for (const path of own) left.delete(path);
    if (own.length === 0) return [];
    const items = own.filter((path) => path !== index).map((path) => linkTo(path, pages));
    // A section that can be folded needs a page of its own: VitePress would else put one button into another.
    return [index === undefined ? { text, items } : { text, link: addressOf(index), collapsed: true, items }];
  });
}

function linkTo(path: string, pages: ReadonlyMap<string, string>): Link {
  const title = titleOf(pages.get(path) ?? "", path);
  return { text: title.replace(/[\\`]/g, ""), link: addressOf(path) };
}

function addressOf(path: string): string {
  return `/${path.replace(/(index)?\.md$/, "")}`;
}

function rank(path: string): number {
  const at = ORDER.indexOf(path);
  return at < 0 ? ORDER.length : at;
}
