import { describeIds } from "@calloff/contract/vitest";
import { subject } from "./subject.ts";

describeIds(subject);
