import type { Subject } from "@calloff/contract";
import { createTensorPool } from "../dist/index.js";
import { answers } from "./answers.ts";

/** The package under test, and what the vendor's page says of its cancel. */
export const subject: Subject = {
  provider: "tensorpool",
  create: createTensorPool,
  baseUrl: "https://engine.tensorpool.dev",
  id: "j-7f3a",
  key: "tpl-key",
  request: { method: "POST", url: "/job/cancel/j-7f3a", header: ["authorization", "Bearer tpl-key"] },
  answers,
};
