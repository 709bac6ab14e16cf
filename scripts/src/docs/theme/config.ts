import { readFileSync } from "node:fs";
import { type DefaultTheme, defineConfig, type UserConfig } from "vitepress";

/** What depends on the pages; written beside the copy of this file that is built. */
export interface SiteSettings {
  readonly base: string;
  readonly repository: string;
  readonly nav: DefaultTheme.NavItem[];
  readonly sidebar: DefaultTheme.SidebarItem[];
}

const site = JSON.parse(readFileSync(new URL("site.json", import.meta.url), "utf8")) as SiteSettings;

/** Nothing is loaded from elsewhere; VitePress's own scripts and styles stand in the page. */
const POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'";

const config: UserConfig<DefaultTheme.Config> = defineConfig({
  title: "Calloff",
  description: "Calls off paid jobs at AI, GPU and document vendors.",
  lang: "en",
  base: site.base,
  metaChunk: true,
  head: [
    ["meta", { "http-equiv": "Content-Security-Policy", content: POLICY }],
    ["meta", { name: "referrer", content: "no-referrer" }],
    ["link", { rel: "icon", href: `${site.base}icon.svg`, type: "image/svg+xml" }],
  ],
  markdown: {
    attrs: { disable: true },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config({ renderer: { rules } }) {
      const { text } = rules;
      // Braces are text here, whoever wrote them, and no expression of Vue's.
      rules["text"] = (...place) => text?.(...place).replaceAll("{", "&#123;") ?? "";
      // Wide tables scroll in themselves, by keyboard too; a heading without words is no heading.
      rules["table_open"] = () =>
        '<div class="scrolls" role="group" aria-label="Table" tabindex="0"><table>\n';
      rules["table_close"] = () => "</table></div>\n";
      rules["th_open"] = (tokens, index) => (tokens[index + 1]?.content === "" ? "<td>" : '<th scope="col">');
      rules["th_close"] = (tokens, index) => (tokens[index - 1]?.content === "" ? "</td>" : "</th>");
    },
  },
  themeConfig: {
    logo: "/icon.svg",
    nav: site.nav,
    sidebar: site.sidebar,
    outline: { level: [2, 3], label: "On this page" },
    search: {
      provider: "local",
      options: { translations: { button: { buttonText: "Search", buttonAriaLabel: "Search" } } },
    },
    docFooter: { prev: "Before", next: "Next" },
    socialLinks: [{ icon: "github", link: site.repository, ariaLabel: "Source code" }],
    externalLinkIcon: true,
  },
});

export default config;
