import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type DefaultTheme, defineConfig, type HeadConfig, type UserConfig } from "vitepress";

/** What depends on the pages; written beside the copy of this file that is built. */
export interface SiteSettings {
  readonly base: string;
  readonly repository: string;
  /** The repository's folder, where the live example finds the packages' sources. */
  readonly root: string;
  readonly site: { readonly title: string; readonly description: string; readonly url: string };
  readonly nav: DefaultTheme.NavItem[];
  readonly sidebar: DefaultTheme.SidebarItem[];
  /** What each page is about, by its path. */
  readonly descriptions: Readonly<Record<string, string>>;
  /** The pages of which the search has the headings alone. */
  readonly headingsOnly: readonly string[];
}

const settings = JSON.parse(readFileSync(new URL("site.json", import.meta.url), "utf8")) as SiteSettings;
const { site } = settings;

/** Nothing is loaded from elsewhere; VitePress's own scripts and styles stand in the page. */
const POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'";

const HEADING = /<h([1-3])\b[^>]*>.*?<\/h\1>/gs;

/** What links to a page show of it elsewhere, where it is published, and the same page for machines. */
function describeForOthers(path: string, title: string, description: string): HeadConfig[] {
  const address = site.url + path.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, ".html");
  const properties = {
    "og:type": "website",
    "og:site_name": site.title,
    "og:title": title,
    "og:description": description,
    "og:url": address,
    "og:image": `${site.url}preview.png`,
  };
  return [
    ["link", { rel: "canonical", href: address }],
    ["link", { rel: "alternate", type: "text/markdown", href: settings.base + path }],
    ["meta", { name: "twitter:card", content: "summary_large_image" }],
    ...Object.entries(properties).map(([property, content]): HeadConfig => ["meta", { property, content }]),
  ];
}

const config: UserConfig<DefaultTheme.Config> = defineConfig({
  title: site.title,
  description: site.description,
  lang: "en",
  base: settings.base,
  metaChunk: true,
  // A page with many links would load many others.
  router: { prefetchLinks: false },
  sitemap: { hostname: site.url },
  head: [
    ["meta", { "http-equiv": "Content-Security-Policy", content: POLICY }],
    ["meta", { name: "referrer", content: "no-referrer" }],
    ["link", { rel: "icon", href: `${settings.base}icon.svg`, type: "image/svg+xml" }],
  ],
  transformPageData({ relativePath }) {
    const description = settings.descriptions[relativePath];
    return description === undefined || description === "" ? {} : { description };
  },
  transformHead({ page, title, description }) {
    return page === "404.md" ? [] : describeForOthers(page, title, description);
  },
  vite: {
    resolve: {
      // The live example runs the packages' sources, so that the site needs no build of them.
      alias: [
        { find: /^@calloff\/([\w-]+)$/, replacement: join(settings.root, "packages/$1/src/index.ts") },
        { find: /^@calloff\/([\w-]+)\/([\w-]+)$/, replacement: join(settings.root, "packages/$1/src/$2.ts") },
      ],
    },
  },
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
    nav: settings.nav,
    sidebar: settings.sidebar,
    outline: { level: [2, 3], label: "On this page" },
    search: {
      provider: "local",
      options: {
        translations: { button: { buttonText: "Search", buttonAriaLabel: "Search" } },
        _render(source, env, markdown) {
          const html = markdown.render(source, env);
          if (!settings.headingsOnly.includes(env.relativePath)) return html;
          return Array.from(html.matchAll(HEADING), ([heading]) => `${heading}\n`).join("");
        },
      },
    },
    docFooter: { prev: "Previous", next: "Next" },
    socialLinks: [{ icon: "github", link: settings.repository, ariaLabel: "Source code" }],
    externalLinkIcon: true,
  },
});

export default config;
