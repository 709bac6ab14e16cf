import type { Subject } from "@calloff/contract/vitest";
import { createTogether } from "../dist/index.js";
import { kinds as answers } from "./answers.ts";
import { kinds as statuses } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancels, by kind of job. */
export const subjects: readonly Subject[] = [
  {
    provider: "together.batch",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createTogether(options).batch,
    baseUrl: "https://api.together.ai/v1",
    ...answers.batch,
    status: {
      url: "/v1/batches/0f1c2a4e-9d3b-4c5a-8e7f-0a1b2c3d4e5f",
      rows: statuses.batch.statuses,
      unknownName: statuses.batch.unknownName,
      accepted: answers.batch.moments.initial,
    },
  },
  {
    provider: "together.fineTune",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createTogether(options).fineTune,
    baseUrl: "https://api.together.ai/v1",
    ...answers.fineTune,
    status: {
      url: "/v1/fine-tunes/ft-01234567-89ab-4cde-8f01-23456789abcd",
      rows: statuses.fineTune.statuses,
      unknownName: statuses.fineTune.unknownName,
      accepted: answers.fineTune.moments.initial,
    },
  },
  {
    provider: "together.queueJob",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createTogether(options).queueJob,
    baseUrl: "https://api.together.ai/v1",
    ...answers.queueJob,
    status: {
      url: "/v1/queue/status?model=acme%2Fvideo-1&request_id=req_0123456789",
      rows: statuses.queueJob.statuses,
      unknownName: statuses.queueJob.unknownName,
      accepted: { status: 200, body: { status: "running" } },
    },
  },
];
