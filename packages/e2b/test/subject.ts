import type { Subject } from "@calloff/contract/vitest";
import { createE2B } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancel. */
export const subjects: readonly Subject[] = [
{
  provider: "e2b",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: createE2B,
  baseUrl: "https://api.e2b.app",
  request,
  answers,
  moments,
  status: { url: "/sandboxes/job-1", rows: statuses, unknownName, accepted: { status: 202, undocumented: true } },
},
];
