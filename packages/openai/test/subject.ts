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
    status: {
      url: "/v1/batches/batch_abc123",
      rows: statuses.batch.statuses,
      unknownName: statuses.batch.unknownName,
      accepted: answers.batch.moments.initial,
    },
  },
  {
    provider: "openai.response",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createOpenAI(options).response,
    baseUrl: "https://api.openai.com/v1",
    ...answers.response,
    status: {
      url: "/v1/responses/resp_67cb71b351908190",
      rows: statuses.response.statuses,
      unknownName: statuses.response.unknownName,
      accepted: answers.response.moments.initial,
    },
  },
  {
    provider: "openai.fineTuningJob",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createOpenAI(options).fineTuningJob,
    baseUrl: "https://api.openai.com/v1",
    ...answers.fineTuningJob,
    status: {
      url: "/v1/fine_tuning/jobs/ftjob-abc123",
      rows: statuses.fineTuningJob.statuses,
      unknownName: statuses.fineTuningJob.unknownName,
      accepted: { status: 200, body: { id: "ftjob-abc123", object: "fine_tuning.job", status: "running" } },
    },
  },
  {
    provider: "openai.vectorStoreFileBatch",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createOpenAI(options).vectorStoreFileBatch,
    baseUrl: "https://api.openai.com/v1",
    ...answers.vectorStoreFileBatch,
    status: {
      url: "/v1/vector_stores/vs_abc123/file_batches/vsfb_abc123",
      rows: statuses.vectorStoreFileBatch.statuses,
      unknownName: statuses.vectorStoreFileBatch.unknownName,
      accepted: answers.vectorStoreFileBatch.moments.initial,
    },
  },
  {
    provider: "openai.evalRun",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createOpenAI(options).evalRun,
    baseUrl: "https://api.openai.com/v1",
    ...answers.evalRun,
    status: {
      url: "/v1/evals/eval_abc123/runs/evalrun_abc123",
      rows: statuses.evalRun.statuses,
      unknownName: statuses.evalRun.unknownName,
      accepted: { status: 200, body: { id: "evalrun_abc123", object: "eval.run", status: "in_progress" } },
    },
  },
];
