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
  status: { url: "/v1/predictions/job-1", rows: statuses.prediction.statuses, unknownName: statuses.prediction.unknownName, accepted: { status: 200 } },
},
{
  provider: "replicate.training",
  document: new URL("../dist/openapi.json", import.meta.url),
  create: (options) => createReplicate(options).training,
  baseUrl: "https://api.replicate.com/v1",
  ...answers.training,
  status: { url: "/v1/trainings/job-1", rows: statuses.training.statuses, unknownName: statuses.training.unknownName, accepted: { status: 200 } },
},
];
