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
    status: {
      url: "/v1/tasks/17f20503-6c24-4c16-946b-35dbbce2af2f",
      rows: statuses,
      unknownName,
      // Its own answer says more; this one its document does not have.
      accepted: { status: 202, undocumented: true },
    },
  },
];
