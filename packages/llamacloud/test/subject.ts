import type { Subject } from "@calloff/contract/vitest";
import { createLlamaCloud } from "../dist/index.js";
import { kinds as answers } from "./answers.ts";
import { kinds as statuses } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancels, by kind of job. */
export const subjects: readonly Subject[] = [
{
  provider: "llamacloud.parse",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createLlamaCloud(options).parse,
  baseUrl: "https://api.cloud.llamaindex.ai",
  ...answers.parse,
  status: { url: "/api/v2/parse/job-1", rows: statuses.parse.statuses, unknownName: statuses.parse.unknownName, accepted: { status: 200, body: { id: "string", project_id: "string", status: "PENDING" } } },
},
{
  provider: "llamacloud.extract",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createLlamaCloud(options).extract,
  baseUrl: "https://api.cloud.llamaindex.ai",
  ...answers.extract,
  status: { url: "/api/v2/extract/job-1", rows: statuses.extract.statuses, unknownName: statuses.extract.unknownName, accepted: { status: 200, body: { id: "string", project_id: "string", status: "PENDING", created_at: "2019-08-24T14:15:22Z", updated_at: "2019-08-24T14:15:22Z" } } },
},
{
  provider: "llamacloud.classify",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createLlamaCloud(options).classify,
  baseUrl: "https://api.cloud.llamaindex.ai",
  ...answers.classify,
  status: { url: "/api/v2/classify/job-1", rows: statuses.classify.statuses, unknownName: statuses.classify.unknownName, accepted: { status: 200, body: { id: "string", project_id: "string", status: "PENDING" } } },
},
{
  provider: "llamacloud.batch",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createLlamaCloud(options).batch,
  baseUrl: "https://api.cloud.llamaindex.ai",
  ...answers.batch,
  status: { url: "/api/v2/batches/job-1", rows: statuses.batch.statuses, unknownName: statuses.batch.unknownName, accepted: { status: 200, body: { id: "string", project_id: "string", source_directory_id: "string", status: "PENDING" } } },
},
];
