import { defineConfig } from "vitepress";
import site from "./site.json" with { type: "json" };

/** Nothing is loaded from elsewhere; VitePress's own scripts and styles stand in the page. */
const POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'";

/** The site's configuration; what depends on its pages is in site.json, written beside the copy that is built. */
export default defineConfig({
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
    // Braces in a vendor's text are text.
    attrs: { disable: true },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config(md) {
      const { escapeHtml } = md.utils;
      md.renderer.rules["text"] = (tokens, index) =>
        escapeHtml(tokens[index]?.content ?? "").replaceAll("{", "&#123;");
    },
  },
  themeConfig: {
    logo: "/icon.svg",
    nav: site.nav,
    sidebar: site.sidebar,
    outline: { level: [2, 3], label: "On this page" },
    search: { provider: "local" },
    docFooter: { prev: "Before", next: "Next" },
    socialLinks: [{ icon: "github", link: site.repository, ariaLabel: "Source code" }],
    externalLinkIcon: true,
  },
});
