import type { Subject } from "@calloff/contract/vitest";
import { createBrowserbase } from "../dist/index.js";
import { kinds as answers } from "./answers.ts";
import { kinds as statuses } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancels, by kind of job. */
export const subjects: readonly Subject[] = [
{
  provider: "browserbase.agentRun",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createBrowserbase(options).agentRun,
  baseUrl: "https://api.browserbase.com",
  ...answers.agentRun,
  status: { url: "/v1/agents/runs/job-1", rows: statuses.agentRun.statuses, unknownName: statuses.agentRun.unknownName, accepted: { status: 202, body: { runId: "string", task: "string", status: "PENDING", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z" } } },
},
{
  provider: "browserbase.session",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createBrowserbase(options).session,
  baseUrl: "https://api.browserbase.com",
  ...answers.session,
  status: { url: "/v1/sessions/job-1", rows: statuses.session.statuses, unknownName: statuses.session.unknownName, accepted: { status: 200, body: { id: "string", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z", projectId: "string", startedAt: "2019-08-24T14:15:22Z", expiresAt: "2019-08-24T14:15:22Z", status: "PENDING", keepAlive: true } } },
},
];
