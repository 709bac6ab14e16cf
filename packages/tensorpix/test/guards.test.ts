import { describeGuards } from "@calloff/contract";
import { subject } from "./subject.ts";

describeGuards(subject);
