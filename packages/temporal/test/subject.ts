import type { Subject } from "@calloff/contract/vitest";
import { createTemporal } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
import { statuses, unknownName } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancel. */
export const subjects: readonly Subject[] = [
  {
    provider: "temporal",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) =>
      createTemporal({ ...options, baseUrl: options.baseUrl ?? "https://temporal.example" }),
    baseUrl: "https://temporal.example",
    request,
    answers,
    moments,
    status: {
      url: "/api/v1/namespaces/default/workflows/order-42",
      rows: statuses,
      unknownName,
      accepted: { status: 200, body: {} },
    },
  },
];
