import type { Subject } from "@calloff/contract/vitest";
import { createRunway } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancel. */
export const subjects: readonly Subject[] = [
{
  provider: "runway",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: createRunway,
  baseUrl: "https://api.dev.runwayml.com",
  request,
  answers,
  moments,
  status: { url: "/v1/tasks/0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21", rows: statuses, unknownName, accepted: { status: 202, undocumented: true } },
},
];
