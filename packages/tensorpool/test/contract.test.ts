import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as tensorpool from "../dist/index.js";
import { subject } from "./subject.ts";

describeExports("tensorpool", "TensorPool", tensorpool);
describeAnswers(subject);
describeStatus(subject);
describeWire(subject);
