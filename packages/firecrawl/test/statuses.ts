import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  /** What each value of a status means. */
  readonly statuses: readonly StatusRow[];
  /** With a value that is not among them. */
  readonly unknownName: object;
}

/** From https://raw.githubusercontent.com/firecrawl/firecrawl-docs/HEAD/api-reference/v2-openapi.json, and what was answered when the provider was added, by kind of job. */
export const kinds: Readonly<Record<"crawl" | "batchScrape", Kind>> = {
  crawl: { statuses: [
  { value: "scraping", means: "read as running", body: { status: "scraping" }, state: "running", final: false },
  { value: "completed", means: "read as succeeded", body: { status: "completed" }, state: "succeeded", final: true },
  { value: "failed", means: "read as failed", body: { status: "failed" }, state: "failed", final: true },
  { value: "cancelled", means: "read as ended", body: { status: "cancelled" }, state: "ended", final: true },
], unknownName: { status: "a-stranger" } },
  batchScrape: { statuses: [
  { value: "scraping", means: "read as running", body: { status: "scraping" }, state: "running", final: false },
  { value: "completed", means: "read as succeeded", body: { status: "completed" }, state: "succeeded", final: true },
  { value: "failed", means: "read as failed", body: { status: "failed" }, state: "failed", final: true },
  { value: "cancelled", means: "read as ended", body: { status: "cancelled" }, state: "ended", final: true },
], unknownName: { status: "a-stranger" } },
};
