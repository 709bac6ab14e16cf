import type { Subject } from "@calloff/contract/vitest";
import { createReducto } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancel. */
export const subjects: readonly Subject[] = [
{
  provider: "reducto",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: createReducto,
  baseUrl: "https://platform.reducto.ai",
  request,
  answers,
  moments,
  status: { url: "/job/job-1", rows: statuses, unknownName, accepted: { status: 200 } },
},
];
