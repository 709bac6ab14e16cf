import type { Subject } from "@calloff/contract/vitest";
import { createApify } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancel. */
export const subjects: readonly Subject[] = [
{
  provider: "apify",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: createApify,
  baseUrl: "https://api.apify.com",
  request,
  answers,
  moments,
  status: { url: "/v2/actor-runs/job-1", rows: statuses, unknownName, accepted: { status: 200, body: { data: { id: "string", actId: "string", userId: "string", startedAt: "2019-08-24T14:15:22Z", status: "READY" } } } },
},
];
