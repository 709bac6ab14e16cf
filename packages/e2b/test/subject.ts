import type { Subject } from "@calloff/contract/vitest";
import { createE2B } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancel. */
export const subjects: readonly Subject[] = [
  {
    provider: "e2b",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: createE2B,
    baseUrl: "https://api.e2b.app",
    request,
    answers,
    moments,
    status: {
      url: "/sandboxes/ig6f1yt6idvxkxl562scj",
      rows: statuses,
      lacks: ["canceled", "succeeded", "failed"],
      unknownName,
      // Its own answers say more; this one its document does not have.
      accepted: { status: 202, undocumented: true },
    },
  },
];
