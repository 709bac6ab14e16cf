import { describeAnswers, describeExports, describeWire, type Subject } from "@calloff/contract";
import * as tensorpool from "../dist/index.js";
import { answers } from "./answers.ts";

const subject: Subject = {
  provider: "tensorpool",
  create: tensorpool.createTensorPool,
  baseUrl: "https://engine.tensorpool.dev",
  id: "j-7f3a",
  key: "tpl-key",
  request: { method: "POST", url: "/job/cancel/j-7f3a", header: ["authorization", "Bearer tpl-key"] },
  answers,
};

describeExports("tensorpool", "TensorPool", tensorpool);
describeAnswers(subject);
describeWire(subject);
