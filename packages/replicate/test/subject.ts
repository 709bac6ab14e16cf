import type { Subject } from "@calloff/contract/vitest";
import { createReplicate } from "../dist/index.js";
import { kinds as answers } from "./answers.ts";
import { kinds as statuses } from "./statuses.ts";

/** The package under test, and what is known of the vendor's cancels, by kind of job. */
export const subjects: readonly Subject[] = [
  {
    provider: "replicate.prediction",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createReplicate(options).prediction,
    baseUrl: "https://api.replicate.com/v1",
    ...answers.prediction,
    status: {
      url: "/v1/predictions/k3v9x2m7q4w8z1b6n5c0d3f7hj",
      rows: statuses.prediction.statuses,
      unknownName: statuses.prediction.unknownName,
      accepted: answers.prediction.moments.initial,
    },
  },
  {
    provider: "replicate.training",
    document: new URL("../dist/openapi.json", import.meta.url),
    create: (options) => createReplicate(options).training,
    baseUrl: "https://api.replicate.com/v1",
    ...answers.training,
    status: {
      url: "/v1/trainings/k3v9x2m7q4w8z1b6n5c0d3f7hj",
      rows: statuses.training.statuses,
      unknownName: statuses.training.unknownName,
      accepted: answers.training.moments.initial,
    },
  },
];
