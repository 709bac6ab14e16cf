import type { StatusRow } from "@calloff/contract/vitest";

const batch = (processing_status: string) => ({
  id: "msgbatch_013Zva2CMHLNnXjNJJKqJ2EF",
  type: "message_batch",
  archived_at: null,
  cancel_initiated_at: null,
  created_at: "2026-11-20T18:37:24Z",
  ended_at: null,
  expires_at: "2026-11-21T18:37:24Z",
  processing_status,
  request_counts: { canceled: 0, errored: 0, expired: 0, processing: 100, succeeded: 0 },
  results_url: null,
});

/** A batch that has ended, and the counts of its requests, which say how. */
const ended = (counts: object) => ({
  ...batch("ended"),
  ended_at: "2026-11-20T18:40:00Z",
  request_counts: { canceled: 0, errored: 0, expired: 0, processing: 0, succeeded: 0, ...counts },
});

/** From Anthropic's document, as kept in tryAGI/Anthropic, by hand. */
export const statuses: readonly StatusRow[] = [
  {
    value: "in_progress",
    means: "being processed",
    body: batch("in_progress"),
    state: "running",
    final: false,
  },
  {
    value: "canceling",
    means: "being canceled; requests that have begun may still be finished",
    body: { ...batch("canceling"), cancel_initiated_at: "2026-11-20T18:39:03Z" },
    state: "canceling",
    final: false,
  },
  {
    value: "ended",
    means: "all of its requests succeeded",
    body: ended({ succeeded: 100 }),
    state: "succeeded",
    final: true,
  },
  {
    value: "ended",
    means: "the cancel took hold of some requests; others had been done by then",
    body: { ...ended({ canceled: 60, succeeded: 40 }), cancel_initiated_at: "2026-11-20T18:39:03Z" },
    state: "canceled",
    final: true,
  },
  {
    value: "ended",
    means: "some requests succeeded, and some did not",
    body: ended({ errored: 1, succeeded: 99 }),
    state: "ended",
    final: true,
  },
  {
    value: "ended",
    means: "the time of some requests ran out",
    body: ended({ expired: 1, succeeded: 99 }),
    state: "ended",
    final: true,
  },
  {
    value: "ended",
    means: "with counts that do not say how: one is still being processed",
    body: {
      ...batch("ended"),
      request_counts: { canceled: 0, errored: 0, expired: 0, processing: 1, succeeded: 0 },
    },
    state: "ended",
    final: true,
  },
];

/** With a word that is not among them. */
export const unknownName: object = batch("paused");
