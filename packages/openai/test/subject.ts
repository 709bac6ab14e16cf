import type { Subject } from "@calloff/contract/vitest";
import { createOpenAI } from "../dist/index.js";
import { kinds as answers } from "./answers.ts";
import { kinds as statuses } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancels, by kind of job. */
export const subjects: readonly Subject[] = [
{
  provider: "openai.batch",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createOpenAI(options).batch,
  baseUrl: "https://api.openai.com/v1",
  ...answers.batch,
  status: { url: "/v1/batches/job-1", rows: statuses.batch.statuses, unknownName: statuses.batch.unknownName, accepted: { status: 200, body: { id: "string", object: "batch", status: "cancelling", created_at: 0 } } },
},
{
  provider: "openai.response",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createOpenAI(options).response,
  baseUrl: "https://api.openai.com/v1",
  ...answers.response,
  status: { url: "/v1/responses/job-1", rows: statuses.response.statuses, unknownName: statuses.response.unknownName, accepted: { status: 200 } },
},
{
  provider: "openai.fineTuningJob",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createOpenAI(options).fineTuningJob,
  baseUrl: "https://api.openai.com/v1",
  ...answers.fineTuningJob,
  status: { url: "/v1/fine_tuning/jobs/job-1", rows: statuses.fineTuningJob.statuses, unknownName: statuses.fineTuningJob.unknownName, accepted: { status: 200 } },
},
{
  provider: "openai.vectorStoreFileBatch",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createOpenAI(options).vectorStoreFileBatch,
  baseUrl: "https://api.openai.com/v1",
  ...answers.vectorStoreFileBatch,
  status: { url: "/v1/vector_stores/vector_store_id-1/file_batches/batch_id-1", rows: statuses.vectorStoreFileBatch.statuses, unknownName: statuses.vectorStoreFileBatch.unknownName, accepted: { status: 200 } },
},
{
  provider: "openai.evalRun",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createOpenAI(options).evalRun,
  baseUrl: "https://api.openai.com/v1",
  ...answers.evalRun,
  status: { url: "/v1/evals/eval_id-1/runs/run_id-1", rows: statuses.evalRun.statuses, unknownName: statuses.evalRun.unknownName, accepted: { status: 200 } },
},
];
