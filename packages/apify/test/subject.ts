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
    status: {
      url: "/v2/actor-runs/HG7ML7M8z78YcAPEB",
      rows: statuses,
      unknownName,
      accepted: {
        status: 200,
        body: {
          data: {
            id: "HG7ML7M8z78YcAPEB",
            actId: "janedoe~my-actor",
            userId: "BPWZBd7Z9c746JAng",
            startedAt: "2026-11-29T05:00:00.000Z",
            status: "ABORTING",
          },
        },
      },
    },
  },
];
