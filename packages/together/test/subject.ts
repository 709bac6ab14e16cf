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
  status: { url: "/v1/batches/job-1", rows: statuses.batch.statuses, unknownName: statuses.batch.unknownName, accepted: { status: 200 } },
},
{
  provider: "together.fineTune",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createTogether(options).fineTune,
  baseUrl: "https://api.together.ai/v1",
  ...answers.fineTune,
  status: { url: "/v1/fine-tunes/job-1", rows: statuses.fineTune.statuses, unknownName: statuses.fineTune.unknownName, accepted: { status: 200, body: { id: "string", status: "cancel_requested", created_at: "2019-08-24T14:15:22Z", updated_at: "2019-08-24T14:15:22Z" } } },
},
{
  provider: "together.queueJob",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createTogether(options).queueJob,
  baseUrl: "https://api.together.ai/v1",
  ...answers.queueJob,
  status: { url: "/v1/queue/status?model=model-1&request_id=request_id-1", rows: statuses.queueJob.statuses, unknownName: statuses.queueJob.unknownName, accepted: { status: 200 } },
},
];
