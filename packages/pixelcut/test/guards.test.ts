import { describeGuards } from "@calloff/contract/vitest";
import { subject } from "./subject.ts";

describeGuards(subject);
