import type { Subject } from "@calloff/contract/vitest";
import { createCohere } from "../dist/index.js";
import { kinds as answers } from "./answers.ts";
import { kinds as statuses } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancels, by kind of job. */
export const subjects: readonly Subject[] = [
  {
    provider: "cohere.batch",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createCohere(options).batch,
    baseUrl: "https://api.cohere.com",
    ...answers.batch,
    status: {
      url: "/v2/batches/3f1c2a4e-9d3b-4c5a-8e7f-0a1b2c3d4e5f",
      rows: statuses.batch.statuses,
      unknownName: statuses.batch.unknownName,
      accepted: answers.batch.moments.initial,
    },
  },
  {
    provider: "cohere.embedJob",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createCohere(options).embedJob,
    baseUrl: "https://api.cohere.com",
    ...answers.embedJob,
    status: {
      url: "/v1/embed-jobs/3f1c2a4e-9d3b-4c5a-8e7f-0a1b2c3d4e5f",
      rows: statuses.embedJob.statuses,
      unknownName: statuses.embedJob.unknownName,
      accepted: answers.embedJob.moments.initial,
    },
  },
];
