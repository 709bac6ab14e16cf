import { describeFaults } from "@calloff/contract";
import { subject } from "./subject.ts";

describeFaults(subject);
