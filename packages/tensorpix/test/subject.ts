import type { Subject } from "@calloff/contract/vitest";
import { createTensorPix } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";

/** The package under test, and what the vendor's page says of its cancel. */
export const subjects: readonly Subject[] = [
  {
    provider: "tensorpix",
    create: createTensorPix,
    baseUrl: "https://backend.tensorpix.ai",
    request,
    answers,
    moments,
  },
];
