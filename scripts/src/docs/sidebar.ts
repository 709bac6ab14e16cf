import { titleOf } from "./site-pages.ts";

interface Link {
  readonly text: string;
  readonly link: string;
}

export interface Section {
  readonly text: string;
  readonly collapsed: boolean;
  readonly items: readonly Link[];
}

/** The order in which a newcomer reads; pages that are not named come after those that are, by their paths. */
const ORDER = [
  "guide/getting-started.md",
  "guide/outcomes.md",
  "guide/confirm.md",
  "guide/letting-go.md",
  "guide/many-jobs.md",
  "guide/command-line.md",
  "guide/typed-fetch.md",
  "guide/testing.md",
  "guide/safe-requests.md",
  "providers/index.md",
  "drift.md",
  "drift-in-ci.md",
  "drift-peers.md",
  "adding-a-provider.md",
  "releasing.md",
  "security.md",
  "api/index.md",
  "api/calloff.md",
  "decisions/index.md",
];

const SECTIONS: readonly { readonly text: string; holds(path: string): boolean }[] = [
  { text: "Guide", holds: (path) => path.startsWith("guide/") },
  { text: "Providers", holds: (path) => path.startsWith("providers/") },
  { text: "Drift", holds: (path) => /^drift[\w-]*\.md$/.test(path) },
  { text: "The project", holds: (path) => !path.includes("/") && path !== "index.md" },
  { text: "API", holds: (path) => path.startsWith("api/") },
  { text: "Decisions", holds: (path) => path.startsWith("decisions/") },
];

/** Every page but the front page, each in one section: what is added to `docs/` is found without further ado. */
export function sidebar(pages: ReadonlyMap<string, string>): Section[] {
  const sorted = [...pages.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const left = new Set(sorted.filter((path) => path !== "index.md"));
  const sections = SECTIONS.map(({ text, holds }) => {
    const own = [...left].filter(holds);
    for (const path of own) left.delete(path);
    return { text, collapsed: text === "API" || text === "Decisions", items: own.map((path) => linkTo(path, pages)) };
  });
  const more = { text: "More", collapsed: false, items: [...left].map((path) => linkTo(path, pages)) };
  return [...sections, more].filter(({ items }) => items.length > 0);
}

function linkTo(path: string, pages: ReadonlyMap<string, string>): Link {
  const title = path.endsWith("/index.md") ? "All" : titleOf(pages.get(path) ?? "", path);
  return { text: title.replace(/[\\`]/g, ""), link: `/${path.replace(/(index)?\.md$/, "")}` };
}

function rank(path: string): number {
  const at = ORDER.indexOf(path);
  return at < 0 ? ORDER.length : at;
}
