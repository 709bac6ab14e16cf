import { describeFaults } from "@calloff/contract/vitest";
import { subject } from "./subject.ts";

describeFaults(subject);
