import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

interface Kind {
  readonly request: CancelRequest;
  readonly answers: readonly AnswerRow[];
  readonly moments: Moments;
}

const id = "123e4567-e89b-42d3-a456-426614174000";
const cancelled = { status: "cancelled" };

/** From Firecrawl's document and the source of its server, by hand: both kinds are canceled by the same code. */
const kindAt = (path: string): Kind => ({
  request: {
    id,
    key: "fc-key",
    method: "DELETE",
    url: `/v2${path}/${id}`,
    header: ["authorization", "Bearer fc-key"],
  },
  answers: [
    {
      status: 200,
      page: "cancelled; a finished one was answered so too",
      body: cancelled,
      state: "canceling",
      stopped: undefined,
    },
    {
      status: 404,
      page: "not found",
      body: { error: "Job not found" },
      state: "not-found",
      stopped: undefined,
    },
    { status: 500, page: "server error", error: "server-error" },
  ],
  moments: {
    initial: { status: 200, body: cancelled, state: "canceling", page: "cancelled" },
    repeated: {
      status: 200,
      body: cancelled,
      state: "canceling",
      page: "one that is cancelled is cancelled again",
    },
    // The source of August 2025 answers 200 and relabels the finished one as cancelled, a later one 409.
    afterCompletion: undefined,
  },
});

/** From Firecrawl's document and the source of its server, by hand. */
export const kinds: Readonly<Record<"crawl" | "batchScrape", Kind>> = {
  crawl: kindAt("/crawl"),
  batchScrape: kindAt("/batch/scrape"),
};
