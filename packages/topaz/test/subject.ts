import type { Subject } from "@calloff/contract/vitest";
import { createTopaz } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what the vendor's page says of its cancel. */
export const subjects: readonly Subject[] = [
  {
    provider: "topaz",
    create: createTopaz,
    baseUrl: "https://api.topazlabs.com/image/v1",
    request,
    answers,
    moments,
    status: {
      url: "/image/v1/status/0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21",
      rows: statuses,
      unknownName,
      // Its own answers say more; this one its document does not have.
      accepted: { status: 202, undocumented: true },
    },
  },
];
