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
  status: { url: "/v2/batches/job-1", rows: statuses.batch.statuses, unknownName: statuses.batch.unknownName, accepted: { status: 200 } },
},
{
  provider: "cohere.embedJob",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createCohere(options).embedJob,
  baseUrl: "https://api.cohere.com",
  ...answers.embedJob,
  status: { url: "/v1/embed-jobs/job-1", rows: statuses.embedJob.statuses, unknownName: statuses.embedJob.unknownName, accepted: { status: 200 } },
},
];
