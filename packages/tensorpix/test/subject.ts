import type { Subject } from "@calloff/contract/vitest";
import { createTensorPix } from "../dist/index.js";
import { answers, moments } from "./answers.ts";

/** The package under test, and what the vendor's page says of its cancel. */
export const subject: Subject = {
  provider: "tensorpix",
  create: createTensorPix,
  baseUrl: "https://backend.tensorpix.ai",
  id: 42,
  key: "tpx-key",
  request: { method: "DELETE", url: "/api/jobs/42/", header: ["authorization", "Token tpx-key"] },
  answers,
  moments,
};
