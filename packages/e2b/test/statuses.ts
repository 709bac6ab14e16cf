import type { StatusRow } from "@calloff/contract/vitest";

const sandbox = (state: string) => ({
  templateID: "rki5dems9wqfm4r03t7g",
  sandboxID: "ig6f1yt6idvxkxl562scj",
  clientID: "6532622b",
  startedAt: "2026-11-29T05:00:00Z",
  endAt: "2026-11-29T05:05:00Z",
  envdVersion: "0.2.0",
  cpuCount: 2,
  memoryMB: 512,
  diskSizeMB: 1024,
  state,
});

/** From E2B's document, by hand: a sandbox that has ended is not there, so no word says that it has. */
export const statuses: readonly StatusRow[] = [
  { value: "running", means: "at work", body: sandbox("running"), state: "running", final: false },
  {
    value: "paused",
    means: "kept, to go on later: it has not ended",
    body: sandbox("paused"),
    state: "running",
    final: false,
  },
];

/** It would be said of one that is gone, which is answered with 404. */
export const unknownName: object = sandbox("killed");
