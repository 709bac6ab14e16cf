import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  readonly statuses: readonly StatusRow[];
  readonly unknownName: object;
}

const job = (status: string) => ({
  status,
  total: 36,
  completed: 10,
  creditsUsed: 10,
  expiresAt: "2026-11-30T05:00:00.000Z",
  data: [],
});

/** From Firecrawl's document and the source of its server, by hand: both kinds have the same words. */
const kind: Kind = {
  statuses: [
    { value: "scraping", means: "at work", body: job("scraping"), state: "running", final: false },
    { value: "completed", means: "done", body: job("completed"), state: "succeeded", final: true },
    { value: "failed", means: "not done", body: job("failed"), state: "failed", final: true },
    {
      value: "cancelled",
      means: "called off, perhaps after it was completed: the source relabels a finished one too",
      body: job("cancelled"),
      state: "ended",
      final: true,
    },
  ],
  // A word of agents, which are another kind of job.
  unknownName: job("processing"),
};

/** From Firecrawl's document and the source of its server, by hand. */
export const kinds: Readonly<Record<"crawl" | "batchScrape", Kind>> = { crawl: kind, batchScrape: kind };
