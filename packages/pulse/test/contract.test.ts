import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as pulse from "../dist/index.js";
import { subject } from "./subject.ts";

describeExports("pulse", "Pulse", pulse);
describeAnswers(subject);
describeStatus(subject);
describeWire(subject);
