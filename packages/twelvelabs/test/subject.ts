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
  status: { url: "/v1.3/analyze/batches/job-1", rows: statuses, unknownName, accepted: { status: 202, body: { batch_id: "string", status: "pending", total_items: 0, created_at: "2019-08-24T14:15:22Z", expires_at: "2019-08-24T14:15:22Z", queued_items: 0, processing_items: 0, ready_items: 0, failed_items: 0, canceled_items: 0 } } },
},
];
