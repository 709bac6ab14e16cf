import { describeExports } from "@calloff/contract/vitest";
import * as luma from "../dist/index.js";

describeExports("luma", "Luma", luma);
