import { describeAnswers, describeExports, describeWire, type Subject } from "@calloff/contract";
import * as tensorpix from "../dist/index.js";
import { answers } from "./answers.ts";

const subject: Subject = {
  provider: "tensorpix",
  create: tensorpix.createTensorPix,
  baseUrl: "https://backend.tensorpix.ai",
  id: 42,
  key: "tpx-key",
  request: { method: "DELETE", url: "/api/jobs/42/", header: ["authorization", "Token tpx-key"] },
  answers,
};

describeExports("tensorpix", "TensorPix", tensorpix);
describeAnswers(subject);
describeWire(subject);
