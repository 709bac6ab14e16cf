import type { DefaultTheme } from "vitepress";
import type { PageSection } from "./page-sections.ts";
import { titleOf } from "./page-text.ts";

type SidebarItem = DefaultTheme.SidebarItem;

/** The sidebar of every page: all sections, with their pages by title. */
export function sidebar(sections: readonly PageSection[], pages: ReadonlyMap<string, string>): SidebarItem[] {
  return sections.map(({ title, index, paths }) => {
    const items = paths.map((path) => ({
      text: titleOf(pages.get(path) ?? "", path),
      link: addressOf(path),
    }));
    // A section that can be folded needs a page of its own: VitePress would else put one button into another.
    return index === undefined
      ? { text: title, items }
      : { text: title, link: addressOf(index), collapsed: true, items };
  });
}

/** The links at the top of every page. */
export function navigation(sections: readonly PageSection[]): DefaultTheme.NavItem[] {
  const wanted = { Start: "Quick start", Recipes: "Recipes", Vendors: "Vendors", Drift: "Drift", API: "API" };
  return Object.entries(wanted).flatMap(([start, text]) => {
    const section = sections.find(({ title }) => title.startsWith(start));
    const path = section?.index ?? section?.paths[0];
    return path === undefined ? [] : [{ text, link: addressOf(path) }];
  });
}

/** A page's address on the site, such as `/guide/outcomes`. */
export function addressOf(path: string): string {
  return `/${path.replace(/(^|\/)index\.md$|\.md$/, "$1")}`;
}
