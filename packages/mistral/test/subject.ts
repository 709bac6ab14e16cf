import type { Subject } from "@calloff/contract/vitest";
import { createMistral } from "../dist/index.js";
import { kinds as answers } from "./answers.ts";
import { kinds as statuses } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancels, by kind of job. */
export const subjects: readonly Subject[] = [
{
  provider: "mistral.batchJob",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createMistral(options).batchJob,
  baseUrl: "https://api.mistral.ai",
  ...answers.batchJob,
  status: { url: "/v1/batch/jobs/0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21", rows: statuses.batchJob.statuses, unknownName: statuses.batchJob.unknownName, accepted: { status: 200, body: { id: "string", errors: [{ message: "string" }], status: "CANCELLATION_REQUESTED", created_at: 0, total_requests: 0, completed_requests: 0, succeeded_requests: 0, failed_requests: 0 } } },
},
{
  provider: "mistral.fineTuningJob",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createMistral(options).fineTuningJob,
  baseUrl: "https://api.mistral.ai",
  ...answers.fineTuningJob,
  status: { url: "/v1/fine_tuning/jobs/0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21", rows: statuses.fineTuningJob.statuses, unknownName: statuses.fineTuningJob.unknownName, accepted: { status: 200, body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", auto_start: true, model: "string", status: "CANCELLATION_REQUESTED", created_at: 0, modified_at: 0, object: "job", fine_tuned_model: "string", job_type: "completion" } } },
},
];
