import type { Subject } from "@calloff/contract/vitest";
import { createAnthropic } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancel. */
export const subjects: readonly Subject[] = [
  {
    provider: "anthropic",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: createAnthropic,
    baseUrl: "https://api.anthropic.com",
    request,
    answers,
    moments,
    status: {
      url: "/v1/messages/batches/msgbatch_013Zva2CMHLNnXjNJJKqJ2EF",
      rows: statuses,
      unknownName,
      accepted: moments.initial,
    },
  },
];
