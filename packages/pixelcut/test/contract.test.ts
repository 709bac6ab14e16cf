import { describeAnswers, describeExports, describeWire, type Subject } from "@calloff/contract";
import * as pixelcut from "../dist/index.js";
import { answers } from "./answers.ts";

const subject: Subject = {
  provider: "pixelcut",
  create: pixelcut.createPixelcut,
  baseUrl: "https://api.developer.pixelcut.ai",
  id: "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
  key: "sk-pixelcut",
  request: {
    method: "POST",
    url: "/v1/try-on/job/6ba7b810-9dad-11d1-80b4-00c04fd430c8/cancel",
    header: ["x-api-key", "sk-pixelcut"],
  },
  answers,
};

describeExports("pixelcut", "Pixelcut", pixelcut);
describeAnswers(subject);
describeWire(subject);
