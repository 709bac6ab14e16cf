import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as pixelcut from "../dist/index.js";
import { subject } from "./subject.ts";

describeExports("pixelcut", "Pixelcut", pixelcut);
describeAnswers(subject);
describeStatus(subject);
describeWire(subject);
