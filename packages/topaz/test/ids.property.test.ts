import { describeIds } from "@calloff/contract";
import { subject } from "./subject.ts";

describeIds(subject);
