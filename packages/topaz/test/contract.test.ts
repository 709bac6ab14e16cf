import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as topaz from "../dist/index.js";
import { subject } from "./subject.ts";

describeExports("topaz", "Topaz", topaz);
describeAnswers(subject);
describeStatus(subject);
describeWire(subject);
