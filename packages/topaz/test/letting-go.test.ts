import { describeLettingGo } from "@calloff/contract";
import { subject } from "./subject.ts";

describeLettingGo(subject);
