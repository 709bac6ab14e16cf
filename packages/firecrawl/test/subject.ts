import type { Subject } from "@calloff/contract/vitest";
import { createFirecrawl } from "../dist/index.js";
import { kinds as answers } from "./answers.ts";
import { kinds as statuses } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancels, by kind of job. */
export const subjects: readonly Subject[] = [
{
  provider: "firecrawl.crawl",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createFirecrawl(options).crawl,
  baseUrl: "https://api.firecrawl.dev/v2",
  ...answers.crawl,
  status: { url: "/v2/crawl/0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21", rows: statuses.crawl.statuses, unknownName: statuses.crawl.unknownName, accepted: { status: 200 } },
},
{
  provider: "firecrawl.batchScrape",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createFirecrawl(options).batchScrape,
  baseUrl: "https://api.firecrawl.dev/v2",
  ...answers.batchScrape,
  status: { url: "/v2/batch/scrape/0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21", rows: statuses.batchScrape.statuses, unknownName: statuses.batchScrape.unknownName, accepted: { status: 200 } },
},
];
