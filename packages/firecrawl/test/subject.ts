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
    status: {
      url: "/v2/crawl/123e4567-e89b-42d3-a456-426614174000",
      rows: statuses.crawl.statuses,
      lacks: ["canceled"],
      unknownName: statuses.crawl.unknownName,
      accepted: { status: 200, body: { status: "cancelled" } },
    },
  },
  {
    provider: "firecrawl.batchScrape",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createFirecrawl(options).batchScrape,
    baseUrl: "https://api.firecrawl.dev/v2",
    ...answers.batchScrape,
    status: {
      url: "/v2/batch/scrape/123e4567-e89b-42d3-a456-426614174000",
      rows: statuses.batchScrape.statuses,
      lacks: ["canceled"],
      unknownName: statuses.batchScrape.unknownName,
      accepted: { status: 200, body: { status: "cancelled" } },
    },
  },
];
