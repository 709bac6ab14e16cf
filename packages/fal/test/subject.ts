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
    status: {
      url: "/fal-ai/flux/requests/80f1c2a4-9d3b-4c5a-8e7f-0a1b2c3d4e5f/status",
      rows: statuses,
      lacks: ["canceled"],
      unknownName,
      accepted: moments.initial,
    },
  },
];
