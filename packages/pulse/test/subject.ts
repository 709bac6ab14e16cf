import type { Subject } from "@calloff/contract/vitest";
import { createPulse } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what the vendor's page says of its cancel. */
export const subjects: readonly Subject[] = [
  {
    provider: "pulse",
    create: createPulse,
    baseUrl: "https://api.runpulse.com",
    request,
    answers,
    moments,
    status: {
      url: "/job/abc123-def456-ghi789",
      rows: statuses,
      unknownName,
      accepted: { status: 200 },
    },
  },
];
