import type { Subject } from "@calloff/contract/vitest";
import { createPixelcut } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what the vendor's page says of its cancel. */
export const subjects: readonly Subject[] = [
  {
    provider: "pixelcut",
    create: createPixelcut,
    baseUrl: "https://api.developer.pixelcut.ai",
    request,
    answers,
    moments,
    status: {
      url: "/v1/try-on/job/6ba7b810-9dad-11d1-80b4-00c04fd430c8",
      rows: statuses,
      unknownName,
      // Its own answers say more; this one its document does not have.
      accepted: { status: 202, undocumented: true },
    },
  },
];
