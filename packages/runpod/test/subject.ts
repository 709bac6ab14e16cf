import type { Subject } from "@calloff/contract/vitest";
import { createRunPod } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancel. */
export const subjects: readonly Subject[] = [
{
  provider: "runpod",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: createRunPod,
  baseUrl: "https://api.runpod.ai/v2",
  request,
  answers,
  moments,
  status: { url: "/v2/endpointId-1/status/jobId-1", rows: statuses, unknownName, accepted: { status: 200, body: { id: "string", status: "IN_QUEUE" } } },
},
];
