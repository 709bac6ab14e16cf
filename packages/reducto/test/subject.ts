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
    status: {
      url: "/job/7600c8c5-a52f-49d2-8a7d-d75d1b51e141",
      rows: statuses,
      lacks: ["canceled"],
      unknownName,
      accepted: { status: 200, body: {} },
    },
  },
];
