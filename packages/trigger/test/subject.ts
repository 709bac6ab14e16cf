import type { Subject } from "@calloff/contract/vitest";
import { createTrigger } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancel. */
export const subjects: readonly Subject[] = [
  {
    provider: "trigger",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: createTrigger,
    baseUrl: "https://api.trigger.dev",
    request,
    answers,
    moments,
    status: {
      url: "/api/v3/runs/run_1234",
      rows: statuses,
      unknownName,
      accepted: { status: 200, body: { id: "run_1234" } },
    },
  },
];
