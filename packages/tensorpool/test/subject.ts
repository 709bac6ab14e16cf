import type { Subject } from "@calloff/contract/vitest";
import { createTensorPool } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what the vendor's page says of its cancel. */
export const subjects: readonly Subject[] = [
  {
    provider: "tensorpool",
    create: createTensorPool,
    baseUrl: "https://engine.tensorpool.dev",
    request,
    answers,
    moments,
    status: {
      url: "/job/info/j-7f3a",
      rows: statuses,
      unknownName,
      accepted: { status: 202, body: { job_id: "j-7f3a", message: "on its way", status: "canceling" } },
    },
  },
];
