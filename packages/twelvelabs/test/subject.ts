import type { Subject } from "@calloff/contract/vitest";
import { createTwelveLabs } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancel. */
export const subjects: readonly Subject[] = [
  {
    provider: "twelvelabs",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: createTwelveLabs,
    baseUrl: "https://api.twelvelabs.io/v1.3",
    request,
    answers,
    moments,
    status: {
      url: "/v1.3/analyze/batches/6743c8a8b4f5d21e9a0b1c2d",
      rows: statuses,
      unknownName,
      accepted: {
        status: 202,
        body: {
          batch_id: "6743c8a8b4f5d21e9a0b1c2d",
          status: "canceling",
          total_items: 3,
          created_at: "2026-11-29T05:00:00Z",
          expires_at: "2026-11-30T05:00:00Z",
          queued_items: 1,
          processing_items: 1,
          ready_items: 1,
          failed_items: 0,
          canceled_items: 0,
        },
      },
    },
  },
];
