import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  readonly statuses: readonly StatusRow[];
  readonly unknownName: object;
}

const id = "3f0c5b1e-7a52-4d0e-9c1b-2f6f3f2b8a10";
const project_id = "8d2b1c34-5e6f-4a7b-8c9d-0e1f2a3b4c5d";
const times = { created_at: "2026-11-29T05:00:00Z", updated_at: "2026-11-29T05:01:00Z" };

const parse = (status: string) => ({ job: { id, project_id, status, ...times } });
const extract = (status: string) => ({ id, project_id, status, ...times, file_input: "file-1a2b3c" });
const classify = (status: string) => ({
  id,
  project_id,
  user_id: "user-7f8e9d",
  status,
  document_input_type: "file_id",
  file_input: "file-1a2b3c",
  configuration: {},
});

/** The five words that parse, extract and classify share. */
const single = (body: (status: string) => object): Kind => ({
  statuses: [
    { value: "PENDING", means: "not begun", body: body("PENDING"), state: "queued", final: false },
    { value: "RUNNING", means: "at work", body: body("RUNNING"), state: "running", final: false },
    { value: "COMPLETED", means: "done", body: body("COMPLETED"), state: "succeeded", final: true },
    { value: "FAILED", means: "not done", body: body("FAILED"), state: "failed", final: true },
    { value: "CANCELLED", means: "called off", body: body("CANCELLED"), state: "canceled", final: true },
  ],
  // A word of batches only.
  unknownName: body("THROTTLED"),
});

const batch = (status: string) => ({
  id: "bat-5c1d2e3f",
  project_id,
  source_directory_id: "dir-1a2b3c",
  config: { job: { type: "parse_v2", configuration_id: "cfg-9z8y7x" } },
  status,
});

/** From LlamaCloud's document, by hand; the words of extract stand in its prose only. */
export const kinds: Readonly<Record<"parse" | "extract" | "classify" | "batch", Kind>> = {
  parse: single(parse),
  extract: single(extract),
  classify: single(classify),
  batch: {
    statuses: [
      { value: "PENDING", means: "not begun", body: batch("PENDING"), state: "queued", final: false },
      { value: "THROTTLED", means: "held back", body: batch("THROTTLED"), state: "queued", final: false },
      {
        value: "RUNNING",
        means: "at work, asked to stop or not",
        body: batch("RUNNING"),
        state: "running",
        final: false,
      },
      { value: "COMPLETED", means: "done", body: batch("COMPLETED"), state: "succeeded", final: true },
      { value: "FAILED", means: "not done", body: batch("FAILED"), state: "failed", final: true },
      {
        value: "CANCELLED",
        means: "its processing has stopped",
        body: batch("CANCELLED"),
        state: "canceled",
        final: true,
      },
    ],
    // There is no such word for a batch that was asked to stop, and still runs.
    unknownName: batch("CANCELLING"),
  },
};
