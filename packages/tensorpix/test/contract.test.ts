import { describeAnswers, describeExports, describeStatus, describeWire } from "@calloff/contract/vitest";
import * as tensorpix from "../dist/index.js";
import { subject } from "./subject.ts";

describeExports("tensorpix", "TensorPix", tensorpix);
describeAnswers(subject);
describeStatus(subject);
describeWire(subject);
