/** What every page says of the site. */
export const SITE = {
  title: "Calloff",
  description:
    "One cancel for paid jobs at AI, GPU and document vendors: the same answer everywhere, typed from each vendor's own OpenAPI document, and watched for changes.",
  /** Where it is published, whatever a build's `--base` is: search engines and readers of llms.txt are led there. */
  url: "https://calloff.github.io/calloff/",
} as const;
