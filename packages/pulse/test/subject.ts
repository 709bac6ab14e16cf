import type { Subject } from "@calloff/contract/vitest";
import { createPulse } from "../dist/index.js";
import { answers, moments } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what the vendor's page says of its cancel. */
export const subject: Subject = {
  provider: "pulse",
  create: createPulse,
  baseUrl: "https://api.runpulse.com",
  id: "abc123-def456-ghi789",
  key: "pulse-key",
  request: { method: "DELETE", url: "/job/abc123-def456-ghi789", header: ["x-api-key", "pulse-key"] },
  answers,
  moments,
  status: {
    url: "/job/abc123-def456-ghi789",
    rows: statuses,
    unknownName,
    accepted: { status: 200 },
  },
};
