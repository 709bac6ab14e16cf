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
    status: {
      url: "/v1/agents/runs/run_2f6c1a",
      rows: statuses.agentRun.statuses,
      unknownName: statuses.agentRun.unknownName,
      accepted: {
        status: 202,
        body: {
          runId: "run_2f6c1a",
          task: "Find the price",
          status: "RUNNING",
          createdAt: "2026-11-29T05:00:00Z",
          updatedAt: "2026-11-29T05:01:00Z",
        },
      },
    },
  },
  {
    provider: "browserbase.session",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createBrowserbase(options).session,
    baseUrl: "https://api.browserbase.com",
    ...answers.session,
    status: {
      url: "/v1/sessions/9d3f1c52-6b7e-4a8d-8f10-2c4e6a8b0d1f",
      rows: statuses.session.statuses,
      lacks: ["canceled"],
      unknownName: statuses.session.unknownName,
      accepted: {
        status: 200,
        body: {
          id: "9d3f1c52-6b7e-4a8d-8f10-2c4e6a8b0d1f",
          createdAt: "2026-11-29T05:00:00Z",
          updatedAt: "2026-11-29T05:01:00Z",
          projectId: "1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9",
          startedAt: "2026-11-29T05:00:01Z",
          expiresAt: "2026-11-29T06:00:00Z",
          status: "RUNNING",
          keepAlive: false,
        },
      },
    },
  },
];
