import type { Subject } from "@calloff/contract/vitest";
import { createFal } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancel. */
export const subjects: readonly Subject[] = [
{
  provider: "fal",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: createFal,
  baseUrl: "https://queue.fal.run",
  request,
  answers,
  moments,
  status: { url: "/owner-1/app-1/requests/request_id-1/status", rows: statuses, unknownName, accepted: { status: 200, body: { status: "OK" } } },
},
];
