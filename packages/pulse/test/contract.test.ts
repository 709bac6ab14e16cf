import { describeAnswers, describeExports, describeWire, type Subject } from "@calloff/contract";
import * as pulse from "../dist/index.js";
import { answers } from "./answers.ts";

const subject: Subject = {
  provider: "pulse",
  create: pulse.createPulse,
  baseUrl: "https://api.runpulse.com",
  id: "abc123-def456-ghi789",
  key: "pulse-key",
  request: { method: "DELETE", url: "/job/abc123-def456-ghi789", header: ["x-api-key", "pulse-key"] },
  answers,
};

describeExports("pulse", "Pulse", pulse);
describeAnswers(subject);
describeWire(subject);
