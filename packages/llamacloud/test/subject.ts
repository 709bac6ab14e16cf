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
    status: {
      url: "/api/v2/parse/3f0c5b1e-7a52-4d0e-9c1b-2f6f3f2b8a10",
      rows: statuses.parse.statuses,
      unknownName: statuses.parse.unknownName,
      accepted: {
        status: 200,
        body: {
          id: "3f0c5b1e-7a52-4d0e-9c1b-2f6f3f2b8a10",
          project_id: "8d2b1c34-5e6f-4a7b-8c9d-0e1f2a3b4c5d",
          status: "RUNNING",
          created_at: "2026-11-29T05:00:00Z",
          updated_at: "2026-11-29T05:01:00Z",
        },
      },
    },
  },
  {
    provider: "llamacloud.extract",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createLlamaCloud(options).extract,
    baseUrl: "https://api.cloud.llamaindex.ai",
    ...answers.extract,
    status: {
      url: "/api/v2/extract/3f0c5b1e-7a52-4d0e-9c1b-2f6f3f2b8a10",
      rows: statuses.extract.statuses,
      unknownName: statuses.extract.unknownName,
      accepted: {
        status: 200,
        body: {
          id: "3f0c5b1e-7a52-4d0e-9c1b-2f6f3f2b8a10",
          project_id: "8d2b1c34-5e6f-4a7b-8c9d-0e1f2a3b4c5d",
          status: "RUNNING",
          created_at: "2026-11-29T05:00:00Z",
          updated_at: "2026-11-29T05:01:00Z",
        },
      },
    },
  },
  {
    provider: "llamacloud.classify",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createLlamaCloud(options).classify,
    baseUrl: "https://api.cloud.llamaindex.ai",
    ...answers.classify,
    status: {
      url: "/api/v2/classify/3f0c5b1e-7a52-4d0e-9c1b-2f6f3f2b8a10",
      rows: statuses.classify.statuses,
      unknownName: statuses.classify.unknownName,
      accepted: {
        status: 200,
        body: {
          id: "3f0c5b1e-7a52-4d0e-9c1b-2f6f3f2b8a10",
          project_id: "8d2b1c34-5e6f-4a7b-8c9d-0e1f2a3b4c5d",
          status: "RUNNING",
          created_at: "2026-11-29T05:00:00Z",
          updated_at: "2026-11-29T05:01:00Z",
        },
      },
    },
  },
  {
    provider: "llamacloud.batch",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createLlamaCloud(options).batch,
    baseUrl: "https://api.cloud.llamaindex.ai",
    ...answers.batch,
    status: {
      url: "/api/v2/batches/bat-5c1d2e3f",
      rows: statuses.batch.statuses,
      unknownName: statuses.batch.unknownName,
      accepted: {
        status: 200,
        body: {
          id: "bat-5c1d2e3f",
          project_id: "8d2b1c34-5e6f-4a7b-8c9d-0e1f2a3b4c5d",
          source_directory_id: "dir-1a2b3c",
          status: "RUNNING",
        },
      },
    },
  },
];
