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
    status: {
      url: "/v1/batch/jobs/6f1c2a4e-9d3b-4c5a-8e7f-0a1b2c3d4e5f",
      rows: statuses.batchJob.statuses,
      unknownName: statuses.batchJob.unknownName,
      accepted: answers.batchJob.moments.initial,
    },
  },
  {
    provider: "mistral.fineTuningJob",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createMistral(options).fineTuningJob,
    baseUrl: "https://api.mistral.ai",
    ...answers.fineTuningJob,
    status: {
      url: "/v1/fine_tuning/jobs/6f1c2a4e-9d3b-4c5a-8e7f-0a1b2c3d4e5f",
      rows: statuses.fineTuningJob.statuses,
      unknownName: statuses.fineTuningJob.unknownName,
      accepted: answers.fineTuningJob.moments.initial,
    },
  },
];
