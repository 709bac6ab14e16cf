import type { Subject } from "@calloff/contract/vitest";
import { createHuggingFace } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancel. */
export const subjects: readonly Subject[] = [
  {
    provider: "huggingface",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: createHuggingFace,
    baseUrl: "https://huggingface.co",
    request,
    answers,
    moments,
    status: {
      url: "/api/jobs/acme/687f911eaea852de79c4a50a",
      rows: statuses,
      unknownName,
      accepted: moments.initial,
    },
  },
];
