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
    status: {
      url: "/v2/4v5xf1k7m2a9qz/status/724907fe-7bcc-4e42-998d-52cb93e1421f-u1",
      rows: statuses,
      unknownName,
      accepted: {
        status: 200,
        body: { id: "724907fe-7bcc-4e42-998d-52cb93e1421f-u1", status: "IN_PROGRESS" },
      },
    },
  },
];
